import t from 'tap';
import { optimizedText, withMaps } from './test-optimize.js';

/** The label's line, and how the contract was weakened on the way to it. */
function labelOf(text: string): { label: string; weakened: string[]; tries: number } {
  const statistics = { tries: 0, weakened: [] as string[] };
  const out = optimizedText(withMaps(text), { statistics });
  return { label: /^label.*$/m.exec(out)![0], ...statistics };
}

t.test('a register that no path writes is invariant at once', async t => {
  const { label, tries } = labelOf(`
    %a: ref = input 0:0
    jump [pc 100 code 8 r0=%a]`);
  t.equal(label, 'label [pc 100 code 8 r0=%0]');
  t.equal(tries, 1);
});

t.test(
  'a side trace that writes the register weakens it; a map that all paths deliver stays part of the contract',
  async t => {
    const { label, weakened } = labelOf(`
    function next() -> ref residual
    %a: ref = input 0:0
    %b: ref = input 0:1
    %m = mapOf %a
    %g = refeq %m, @CELL
    guard %g resume [pc 104 code 8 r0=%a r1=%b]
    %mb = mapOf %b
    %gb = refeq %mb, @CELL
    guard %gb resume [pc 104 code 8 r0=%a r1=%b]
    %v = call next()
    %c = isSmall %v
    guard %c resume [pc 108 code 8 r0=%a r1=%b] side {
      %x: ref = input 0:0
      %y: ref = input 0:1
      jump [pc 100 code 8 r0=%y r1=%x]
    }
    jump [pc 100 code 8 r0=%a r1=%b]`);
    t.match(label, /label %\d+: ref = %0, %\d+: ref = %1 /);
    t.strictSame(weakened, ['r0 auto', 'r1 auto']);
  },
);

t.test('a counter keeps the bound it counts away from', async t => {
  const { weakened } = labelOf(`
    %a: ref = input 0:0
    %m = mapOf %a
    %g = refeq %m, @INT
    guard %g resume [pc 104 code 8 r0=%a]
    %n = intValue %a
    %low = i64ge %n, 0L
    guard %low resume [pc 104 code 8 r0=%a]
    %c = i64lt %n, 1000L
    guard %c resume [pc 104 code 8 r0=%a]
    %n1 = iadd %n, 1L
    %b = newInt %n1
    jump [pc 100 code 8 r0=%b]`);
  t.strictSame(weakened, [], 'from 1 to 1000 at the header is what every iteration delivers');
});

t.test('two objects that a path makes one must exist; so must one that it replaces by another value', async t => {
  const { label, weakened } = labelOf(`
    function next() -> ref residual
    %a: ref = input 0:0
    %b: ref = input 0:1
    %c = new cell @CELL
    storeNew cell.value %c, @11
    %d = new cell @CELL
    storeNew cell.value %d, @13
    %v = call next()
    %e = isSmall %v
    guard not %e resume [pc 104 code 8 r0=%a r1=%b] side {
      %x: ref = input 0:0
      jump [pc 100 code 8 r0=%x r1=%x]
    }
    jump [pc 100 code 8 r0=%c r1=%d]`);
  t.ok(weakened.includes('r1 plain'), weakened.join(', '));
  t.ok(weakened.includes('r0 plain'), 'the other name of the object that was made for r1');
  t.match(label, /^label %\d+: ref = %\d+/);
});

t.test('an object whose shape changes on a path is not what the label promises', async t => {
  const { label, weakened } = labelOf(`
    function next() -> ref residual
    %a: ref = input 0:0
    %v = call next()
    %e = isSmall %v
    guard %e resume [pc 104 code 8 r0=%a] side {
      %x: ref = input 0:0
      %m = mapOf %x
      %g = refeq %m, @131072
      guard %g resume [pc 104 code 8 r0=%x]
      store instance.slot24f64 %x, 2.5
      store header.map %x, @132096
      jump [pc 100 code 8 r0=%x]
    }
    %o = new instance:32 @131072
    storeNew instance.slot16ref %o, %v
    jump [pc 100 code 8 r0=%o]`);
  t.match(label, /^label %\d+: ref = %\d+ /);
  t.ok(weakened.includes('r0 plain'), weakened.join(', '));
});
