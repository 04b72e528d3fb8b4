/**
 * The clock by which the runtime times itself: milliseconds since some moment. A host may put a cheaper one in its place before
 * anything runs: Node loads a module of one to two milliseconds when a program first asks for `performance`.
 */
export const clock = { now: (): number => performance.now() };
