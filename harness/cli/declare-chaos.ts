/** What `chaos` takes. */

import { Command, Option } from '@commander-js/extra-typings';
import { defaultChaosRate } from '../plan/defaults.ts';
import { decimal, wholeNumber } from './option-values.ts';
import { options } from './options.ts';

/** A search that finds nothing ends after so many. */
export const mostRounds = 1_000;

/** Without what it does. */
export function declareChaos() {
  return new Command('chaos')
    .description(
      'Send steady traffic over both transports at the same time while random faults strike; the same seed draws the same faults. Where the app loses an event, ends or stays deaf, the faults are made fewer until nothing can be taken away',
    )
    .addOption(options.minutes())
    .addOption(options.chaosLasting())
    .addOption(
      new Option(
        '--rounds <n>',
        'programs of faults to run, each as long as --minutes or, where there are several, as short as one to three bouts of faults let it be; later ones aim at what earlier ones have not seen (default: 1, or 1000 with --until-failure)',
      ).argParser(wholeNumber('--rounds', 1, mostRounds)),
    )
    .addOption(
      new Option('--intensity <n>', 'how many faults may be in force at the same time (1 to 5)')
        .argParser(wholeNumber('--intensity', 1, 5))
        .default(3, '3'),
    )
    .addOption(
      new Option(
        '--until-failure [n]',
        'run rounds until so many different ways to fail are found (1 where no number is given)',
      )
        .argParser(wholeNumber('--until-failure', 1, 100))
        .preset('1'),
    )
    .addOption(
      new Option(
        '--shrink-minutes <n>',
        'for how long a failure is made smaller, by running less of it again; 0 leaves it as it is',
      )
        .argParser(decimal('--shrink-minutes', 0, 240))
        .default(10, '10'),
    )
    .addOption(options.transport())
    .addOption(options.workload())
    .addOption(options.drawnSeed())
    .addOption(options.chaosRate(defaultChaosRate))
    .addOption(options.workers('cells', 6))
    .addOption(options.system())
    .addOption(options.app())
    .addOption(options.noSupervise())
    .addOption(options.reportsHandled())
    .addOption(options.promise())
    .addOption(options.health())
    .addOption(options.effect())
    .addOption(options.text())
    .addOption(options.hasten())
    .addOption(options.policy())
    .addOption(options.embedded())
    .addOption(options.watch('watch and steer it'))
    .addOption(options.byHand())
    .addOption(options.allowUnsupported())
    .addOption(options.out())
    .addOption(options.json());
}

export type ChaosCommand = ReturnType<typeof declareChaos>;

export type ChaosFlags = ReturnType<ChaosCommand['opts']>;
