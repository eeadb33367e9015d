/** Every probe, in the order of the passport; a test finds the forgotten one. */

import { appRateLimited } from './app-rate-limited.ts';
import { atRest } from './at-rest.ts';
import { blackhole } from './blackhole.ts';
import { closeFrame } from './close-frame.ts';
import { fin } from './fin.ts';
import { drop } from './drop.ts';
import { frameInvalidUtf8 } from './frame-invalid-utf8.ts';
import { frameMasked } from './frame-masked.ts';
import { frameNoJson } from './frame-no-json.ts';
import { frameOversize } from './frame-oversize.ts';
import { frameReservedOpcode } from './frame-reserved-opcode.ts';
import { frameUnknownType } from './frame-unknown-type.ts';
import { helloMissing } from './hello-missing.ts';
import { open429 } from './open-429.ts';
import { open503 } from './open-503.ts';
import { openInternalError } from './open-internal-error.ts';
import { openInvalidAuth } from './open-invalid-auth.ts';
import { pingsStopOpen } from './pings-stop-open.ts';
import { pingsStop } from './pings-stop.ts';
import { pongsStopOpen } from './pongs-stop-open.ts';
import { pongsStop } from './pongs-stop.ts';
import { refreshClosed } from './refresh-closed.ts';
import { refreshOpen } from './refresh-open.ts';
import { reset } from './reset.ts';
import { tooManyWebsockets } from './too-many-websockets.ts';
import { upgrade408 } from './upgrade-408.ts';
import { upgrade409 } from './upgrade-409.ts';
import { upgrade503 } from './upgrade-503.ts';
import { upgradeSilent } from './upgrade-silent.ts';

export const probes = [
  atRest,
  refreshClosed,
  refreshOpen,
  blackhole,
  pongsStop,
  pongsStopOpen,
  pingsStop,
  pingsStopOpen,
  reset,
  fin,
  drop,
  closeFrame,
  upgrade408,
  upgrade409,
  upgrade503,
  upgradeSilent,
  helloMissing,
  tooManyWebsockets,
  open503,
  open429,
  openInternalError,
  openInvalidAuth,
  appRateLimited,
  frameReservedOpcode,
  frameMasked,
  frameOversize,
  frameInvalidUtf8,
  frameUnknownType,
  frameNoJson,
];
