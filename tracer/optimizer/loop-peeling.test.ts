import t from 'tap';
import { optimizedText, tidy, withMaps } from './test-optimize.js';

/** What follows the label: the body. */
const bodyOf = (text: string): string => {
  const out = optimizedText(withMaps(text));
  return out.slice(out.indexOf('label'));
};

t.test('checks and invariant loads stay in the preamble; numbers cross the back edge unboxed', async t => {
  const text = `
    %i: ref = input 0:0
    %s: ref = input 0:1
    %l: ref = input 0:2
    %m = mapOf %i
    %g = refeq %m, @INT
    guard %g resume [pc 104 code 8 r0=%i r1=%s r2=%l]
    %n = intValue %i
    %ml = mapOf %l
    %gl = refeq %ml, @LIST_FLOAT
    guard %gl resume [pc 104 code 8 r0=%i r1=%s r2=%l]
    %length = load list.length %l
    %wide = i64Of %length
    %more = i64lt %n, %wide
    guard %more resume [pc 104 code 8 r0=%i r1=%s r2=%l]
    %ms = mapOf %s
    %gs = refeq %ms, @FLOAT
    guard %gs resume [pc 108 code 8 r0=%i r1=%s r2=%l]
    %f = load float.value %s
    %x = f64OfI64 %n
    %sum = f64add %f, %x
    %box = new float @FLOAT
    storeNew float.value %box, %sum
    %a = addFits %n, 1L
    guard %a resume [pc 116 code 8 r0=%i r1=%box r2=%l]
    %n1 = iadd %n, 1L
    %i1 = newInt %n1
    jump [pc 100 code 8 r0=%i1 r1=%box r2=%l]`;
  t.equal(
    optimizedText(withMaps(text)),
    tidy(
      withMaps(`
        %0: ref = input 0:0
        %1: ref = input 0:1
        %2: ref = input 0:2
        %3 = mapOf %0
        %4 = refeq %3, @INT
        guard %4 resume [pc 104 code 8 r0=%0 r1=%1 r2=%2]
        %5 = intValue %0
        %6 = mapOf %2
        %7 = refeq %6, @LIST_FLOAT
        guard %7 resume [pc 104 code 8 r0=%0 r1=%1 r2=%2]
        %8 = load list.length %2
        %9 = i64Of %8
        %10 = i64lt %5, %9
        guard %10 resume [pc 104 code 8 r0=%0 r1=%1 r2=%2]
        %11 = mapOf %1
        %12 = refeq %11, @FLOAT
        guard %12 resume [pc 108 code 8 r0=%0 r1=%1 r2=%2]
        %13 = load float.value %1
        %14 = f64OfI64 %5
        %15 = f64add %13, %14
        %16 = iadd %5, 1L
        label %17: i64 = %16, %18: f64 = %15 [pc 100 code 8 r0=$0={int %17} r1=$1={float @FLOAT float.value=%18} r2=%2]
        %19 = i64lt %17, %9
        guard %19 resume [pc 104 code 8 r0=$0={int %17} r1=$1={float @FLOAT float.value=%18} r2=%2]
        %20 = f64OfI64 %17
        %21 = f64add %18, %20
        %22 = iadd %17, 1L
        jump %22, %21`),
    ),
  );
});

t.test('an iterator stays virtual: its mutable fields are phis, the others invariant', async t => {
  const body = bodyOf(`
    %r: ref = input 0:0
    %s: ref = input 0:1
    %mr = mapOf %r
    %gr = refeq %mr, @RANGE_ITERATOR
    guard %gr resume [pc 104 code 8 r0=%r r1=%s]
    %fresh = new rangeIterator @RANGE_ITERATOR
    %remaining = load rangeIterator.remaining %r
    %more = i64gt %remaining, 0L
    guard %more resume [pc 104 code 8 r0=%r r1=%s]
    %current = load rangeIterator.current %r
    %step = load rangeIterator.step %r
    %next = iadd %current, %step
    %left = isub %remaining, 1L
    storeNew rangeIterator.current %fresh, %next
    storeNew rangeIterator.step %fresh, %step
    storeNew rangeIterator.remaining %fresh, %left
    %value = newInt %current
    jump [pc 100 code 8 r0=%fresh r1=%value]`);
  t.match(body, /rangeIterator.current=%\d+ rangeIterator.step=%\d+ rangeIterator.remaining=%\d+/);
  t.notMatch(body, /load|store|new /);
  t.equal(body.match(/ = /g)!.length, 6, 'two phis, a comparison, a sum, a difference, and nothing for the box');
});

/** Halves even numbers, divides odd ones by three. */
const branchy = (where: 'side' | 'everywhere'): string =>
  optimizedText(
    withMaps(`
      %i: ref = input 0:0
      %m = mapOf %i
      %g = refeq %m, @INT
      guard %g resume [pc 104 code 8 r0=%i]
      %n = intValue %i
      %bit = iand %n, 1L
      %even = i64eq %bit, 0L
      guard %even resume [pc 108 code 8 r0=%i] ${where} {
        %j: ref = input 0:0
        %n2 = intValue %j
        %k = idivFloor %n2, 3L
        %b = newInt %k
        jump [pc 100 code 8 r0=%b]
      }
      %h = idivFloor %n, 2L
      %b2 = newInt %h
      jump [pc 100 code 8 r0=%b2]`),
  );

t.test('a side trace of a body guard jumps to the label; the preamble leaves', async t => {
  t.equal(
    branchy('side'),
    tidy(
      withMaps(`
        %0: ref = input 0:0
        %1 = mapOf %0
        %2 = refeq %1, @INT
        guard %2 resume [pc 104 code 8 r0=%0]
        %3 = intValue %0
        %4 = iand %3, 1L
        %5 = i64eq %4, 0L
        guard %5 resume [pc 108 code 8 r0=%0]
        %6 = ishr %3, 1L
        label %7: i64 = %6 [pc 100 code 8 r0=$0={int %7}]
        %8 = iand %7, 1L
        %9 = i64eq %8, 0L
        guard %9 resume [pc 108 code 8 r0=$0={int %7}] branch {
          %10 = idivFloor %7, 3L
          jump %10
        }
        %11 = ishr %7, 1L
        jump %11`),
    ),
  );
});

t.test('where the preamble leaves often, too, the twin of the side trace starts over', async t => {
  t.equal(
    branchy('everywhere'),
    tidy(
      withMaps(`
        %0: ref = input 0:0
        %1 = mapOf %0
        %2 = refeq %1, @INT
        guard %2 resume [pc 104 code 8 r0=%0]
        %3 = intValue %0
        %4 = iand %3, 1L
        %5 = i64eq %4, 0L
        guard %5 resume [pc 108 code 8 r0=%0] branch {
          %6 = idivFloor %3, 3L
          restart [pc 100 code 8 r0=$0={int %6}]
        }
        %7 = ishr %3, 1L
        label %8: i64 = %7 [pc 100 code 8 r0=$0={int %8}]
        %9 = iand %8, 1L
        %10 = i64eq %9, 0L
        guard %10 resume [pc 108 code 8 r0=$0={int %8}] branch {
          %11 = idivFloor %8, 3L
          jump %11
        }
        %12 = ishr %8, 1L
        jump %12`),
    ),
  );
});

t.test('a field that the loop changes crosses the back edge as a value; exits alone store it', async t => {
  t.equal(
    bodyOf(`
      %o: ref = input 0:0
      %x = load rangeIterator.current %o
      %c = i64lt %x, 100L
      guard %c resume [pc 104 code 8 r0=%o]
      %y = iadd %x, 1L
      store rangeIterator.current %o, %y
      jump [pc 100 code 8 r0=%o]`),
    tidy(`
      label %4: i64 = %3 [pc 100 code 8 r0=%0 | storeNew rangeIterator.current %0 = %4]
      %5 = i64lt %4, 100L
      guard %5 resume [pc 104 code 8 r0=%0 | storeNew rangeIterator.current %0 = %4]
      %6 = iadd %4, 1L
      jump %6`),
  );
});

t.test('a number that the loop keeps in an attribute is boxed when the loop is left', async t => {
  t.equal(
    bodyOf(`
      %o: ref = input 0:0
      %v = load instance.slot16ref %o
      %m = mapOf %v
      %g = refeq %m, @INT
      guard %g resume [pc 104 code 8 r0=%o]
      %n = intValue %v
      %c = i64lt %n, 100L
      guard %c resume [pc 104 code 8 r0=%o]
      %n1 = iadd %n, 1L
      %box = newInt %n1
      store instance.slot16ref %o, %box
      jump [pc 100 code 8 r0=%o]`),
    tidy(`
      label %8: i64 = %6 [pc 100 code 8 r0=%0 | store instance.slot16ref %0 = $0={int %8}]
      %9 = i64lt %8, 100L
      guard %9 resume [pc 104 code 8 r0=%0 | store instance.slot16ref %0 = $0={int %8}]
      %10 = iadd %8, 1L
      jump %10`),
  );
});

const innerLoop = `
    %i: ref = input 0:0
    %j: ref = input 0:1
    %m = mapOf %i
    %g = refeq %m, @RANGE_ITERATOR
    guard %g resume [pc 104 code 8 r0=%i r1=%j]
    %left = load rangeIterator.remaining %i
    %more = i64lt 0L, %left`;

t.test(
  'what an iterator holds crosses the back edge beside it; a path that brings another one hands over what that holds',
  async t => {
    t.equal(
      bodyOf(`
      ${innerLoop}
      guard %more resume [pc 104 code 8 r0=%i r1=%j] side {
        %k: ref = input 0:1
        %new = new rangeIterator @RANGE_ITERATOR
        storeNew rangeIterator.current %new, 0L
        storeNew rangeIterator.step %new, 1L
        storeNew rangeIterator.remaining %new, 10L
        jump [pc 100 code 8 r0=%new r1=%k]
      }
      %fewer = isub %left, 1L
      store rangeIterator.remaining %i, %fewer
      jump [pc 100 code 8 r0=%i r1=%j]`),
      tidy(`
      label %7: ref = %0, %8: i64 = %6 [pc 100 code 8 r0=%7 r1=%1 | storeNew rangeIterator.remaining %7 = %8]
      %9 = i64lt 0L, %8
      guard %9 resume [pc 104 code 8 r0=%7 r1=%1 | storeNew rangeIterator.remaining %7 = %8] branch {
        storeNew rangeIterator.remaining %7, %8
        %10 = new rangeIterator @7840
        storeNew rangeIterator.current %10, 0L
        storeNew rangeIterator.step %10, 1L
        storeNew rangeIterator.remaining %10, 10L
        jump %10, 10L
      }
      %11 = iadd %8, -1L
      jump %7, %11`),
    );
  },
);

t.test('a path that does not know what the other iterator holds loads it when it jumps', async t => {
  t.equal(
    bodyOf(`
      ${innerLoop}
      guard %more resume [pc 104 code 8 r0=%i r1=%j] side {
        %k: ref = input 0:1
        %mk = mapOf %k
        %gk = refeq %mk, @RANGE_ITERATOR
        guard %gk resume [pc 104 code 8 r1=%k]
        jump [pc 100 code 8 r0=%k r1=%k]
      }
      %fewer = isub %left, 1L
      store rangeIterator.remaining %i, %fewer
      jump [pc 100 code 8 r0=%i r1=%j]`),
    tidy(`
      label %7: ref = %0, %8: i64 = %6 [pc 100 code 8 r0=%7 r1=%1 | storeNew rangeIterator.remaining %7 = %8]
      %9 = i64lt 0L, %8
      guard %9 resume [pc 104 code 8 r0=%7 r1=%1 | storeNew rangeIterator.remaining %7 = %8] branch {
        %10 = mapOf %1
        %11 = refeq %10, @7840
        guard %11 resume [pc 104 code 8 r1=%1 | storeNew rangeIterator.remaining %7 = %8]
        storeNew rangeIterator.remaining %7, %8
        %12 = load rangeIterator.remaining %1
        jump %1, %12
      }
      %13 = iadd %8, -1L
      jump %7, %13`),
  );
});

t.test('what a trace stores into an object of its own changes no other object', async t => {
  t.equal(
    bodyOf(`
      function keep(ref) -> void residual writes nothing
      %l: ref = input 0:0
      %m = mapOf %l
      %g = refeq %m, @LIST_FLOAT
      guard %g resume [pc 104 code 8 r0=%l]
      %new = new list @LIST_EMPTY
      storeNew list.length %new, 1
      storeNew list.items %new, null
      store header.map %new, @LIST_FLOAT
      call keep(%new)
      jump [pc 100 code 8 r0=%l]`),
    tidy(`
      label [pc 100 code 8 r0=%0]
      %4 = new list @5536
      storeNew list.length %4, 1
      storeNew list.items %4, @0
      call keep(%4)
      jump`),
  );
});

t.test('two names of one object stay one object', async t => {
  const body = bodyOf(`
    %a: ref = input 0:0
    %b: ref = input 0:1
    %c = new cell @CELL
    storeNew cell.value %c, @11
    %same = refeq %a, %b
    guard %same resume [pc 104 code 8 r0=%a r1=%b]
    jump [pc 100 code 8 r0=%c r1=%c]`);
  t.match(body, /r0=\$0=\{cell @\d+ cell.value=@11\} r1=\$0/);
});
