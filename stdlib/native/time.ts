/** The clocks of the module time; dates are in stdlib/python/time.py. */
import { Verdict } from '../../interpreter/heap/machine.js';
import { native, type ModuleDefinition, type NativeDefinition } from '../../interpreter/runtime/native.js';
import type { Space } from '../../interpreter/runtime/space.js';

/** Seconds that a sleeping program does not look at signals; longer sleeps are app-level loops. */
const LONGEST_PAUSE = 0.05;

/** A clock in seconds, and the same in nanoseconds. */
function clock(name: string, read: (space: Space) => number): NativeDefinition[] {
  return [
    native(name, '()', space => space.float(read(space))),
    native(`${name}_ns`, '()', space => space.int(BigInt(Math.round(read(space) * 1e6)) * 1000n)),
  ];
}
export const timeModule: ModuleDefinition = {
  name: '_time',
  functions: [
    ...clock('time', space => space.host.wallClock()),
    ...clock('monotonic', space => space.host.monotonicClock()),
    ...clock('perf_counter', space => space.host.monotonicClock()),
    ...clock('process_time', space => space.host.processorClock()),
    native(
      'sleep',
      '(seconds, /)',
      (space, seconds) => {
        const duration = space.double(seconds);
        if (duration < 0) throw space.error('ValueError', 'sleep length must be non-negative');
        if (duration > LONGEST_PAUSE) return Verdict.FALLBACK;
        space.host.sleep(duration);
        return space.none;
      },
      { appLevel: 'sleep_in_pauses' },
    ),
    native('local_offset', '(seconds, /)', (space, seconds) =>
      space.int(Math.round(space.host.localOffset(space.double(seconds)) * 60)),
    ),
  ],
};
/** The zone of the program's time; the rest of the module time is in Python. */
export const timeZoneModule: ModuleDefinition = {
  name: 'time',
  perProcess: space => {
    const timezone = space.int(-Math.round(space.host.localOffset(0) * 60));
    const utc = space.str('UTC');
    return { timezone, altzone: timezone, daylight: space.int(0), tzname: space.tuple([utc, utc]) };
  },
};
