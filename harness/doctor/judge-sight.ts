/** What is there, what is missing, and the line that brings it. Pure. */

import type { Finding, RuntimeName, Sight } from './sight.ts';

const oldestNode = [22, 12] as const;
/** From here on Node reads `harness.config.ts` by itself. */
const readsTypeScript = [22, 18] as const;
/** A run of every scenario at once has several hundred sockets, each in two processes. */
const fewestFiles = 256;
const enoughFiles = 1_024;
/** At most this late may the harness send an event, or its cell has no verdict. */
const latestTimerMs = 100;
const clockSlackMs = 20;

const brings: Readonly<Record<RuntimeName, { readonly linux: string; readonly darwin: string }>> = {
  Python: { linux: 'sudo apt-get install -y python3 python3-venv', darwin: 'brew install python' },
  Java: { linux: 'sudo apt-get install -y default-jdk maven', darwin: 'brew install openjdk maven' },
  Go: { linux: 'sudo snap install go --classic', darwin: 'brew install go' },
};

/** `installToxiproxy`: the command as the user types it. */
export function judgeSight(sight: Sight, installToxiproxy: string): readonly Finding[] {
  return [
    judgeNode(sight),
    judgeToxiproxy(sight, installToxiproxy),
    judgeCache(sight),
    judgePorts(sight),
    judgeFiles(sight),
    judgeTimers(sight),
    judgeClock(sight),
    judgeLoad(sight),
    ...(Object.keys(sight.runtimes) as RuntimeName[]).map((name) => judgeRuntime(name, sight)),
  ];
}

function judgeNode({ node }: Sight): Finding {
  const about = 'Node';
  if (!isAtLeast(node, oldestNode))
    return {
      about,
      state: 'missing',
      says: `Node ${node} is too old: the harness needs ${oldestNode.join('.')} or newer`,
      fix: 'npx --package node@22 node --version  # or nvm install 22',
    };
  if (!isAtLeast(node, readsTypeScript))
    return {
      about,
      state: 'poor',
      says: `Node ${node} reads no TypeScript: write harness.config.mjs or harness.config.yaml, not .ts`,
      fix: 'nvm install 24',
    };
  return { about, state: 'good', says: `Node ${node}` };
}

function judgeToxiproxy({ toxiproxy }: Sight, install: string): Finding {
  const about = 'Toxiproxy';
  return toxiproxy === 'embedded'
    ? {
        about,
        state: 'poor',
        says: 'No toxiproxy-server was found: the embedded engine, which passes the same tests, takes its place',
        fix: install,
      }
    : { about, state: 'good', says: `A Toxiproxy server is there (${toxiproxy.from})` };
}

function judgeCache({ cache: { folder, whyNot } }: Sight): Finding {
  const about = 'Cache';
  return whyNot === undefined
    ? { about, state: 'good', says: `Systems are installed into ${folder}` }
    : {
        about,
        state: 'missing',
        says: `Cannot write to ${folder}, where systems are installed: ${whyNot}`,
        fix: 'export SLACK_TRANSPORT_HARNESS_CACHE=$HOME/slack-transport-harness-cache',
      };
}

function judgePorts({ portsTaken }: Sight): Finding {
  const about = 'Ports';
  return portsTaken === undefined
    ? { about, state: 'good', says: 'Ports of 127.0.0.1 are free' }
    : { about, state: 'missing', says: portsTaken, fix: "ss -ltnp 'sport >= 20000 and sport < 32000'" };
}

function judgeFiles({ openFiles }: Sight): Finding {
  const about = 'Limits';
  if (openFiles === undefined) return { about, state: 'good', says: 'This machine does not tell its limits' };
  if (openFiles >= enoughFiles) return { about, state: 'good', says: `A process may open ${openFiles} files` };
  return {
    about,
    state: openFiles < fewestFiles ? 'missing' : 'poor',
    says: `A process may open ${openFiles} files and sockets only: runs of many cells need ${enoughFiles}`,
    fix: `ulimit -n ${enoughFiles}`,
  };
}

function judgeTimers({ timerLateMs }: Sight): Finding {
  const about = 'Timers';
  const late = Math.round(timerLateMs);
  return timerLateMs <= latestTimerMs
    ? { about, state: 'good', says: `A timer was ${late} ms late at worst` }
    : {
        about,
        state: 'poor',
        says: `A timer was ${late} ms late: where events are sent more than ${latestTimerMs} ms late, cells have no verdict`,
        fix: 'uptime  # end what else runs, or give the machine more processors',
      };
}

function judgeClock({ clockJumpMs }: Sight): Finding {
  const about = 'Clock';
  return Math.abs(clockJumpMs) <= clockSlackMs
    ? { about, state: 'good', says: 'The wall clock goes evenly' }
    : {
        about,
        state: 'poor',
        says: `The wall clock jumped by ${Math.round(clockJumpMs)} ms while we looked: signatures and timeouts of apps depend on it`,
        fix: 'timedatectl status',
      };
}

function judgeLoad({ load, cpus }: Sight): Finding {
  const about = 'Load';
  const says = `${load.toFixed(1)} on ${cpus} processor${cpus === 1 ? '' : 's'}`;
  return load <= cpus
    ? { about, state: 'good', says }
    : {
        about,
        state: 'poor',
        says: `${says}: the machine is busy, and failures that this may explain have no verdict`,
        fix: 'uptime  # wait until it is below the number of processors',
      };
}

/** Only apps in that language need it, so that none is missing. */
function judgeRuntime(about: RuntimeName, { runtimes, platform }: Sight): Finding {
  const found = runtimes[about];
  if ('version' in found) return { about, state: 'good', says: `${about} ${found.version}` };
  return {
    about,
    state: 'poor',
    says: `Systems in ${about} cannot be installed: it ${found.why}`,
    fix: brings[about][platform === 'darwin' ? 'darwin' : 'linux'],
  };
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
