/**
 * A bar chart of ratios as SVG text: one group of horizontal bars for each program, one bar for each comparison, with a
 * line at 1 where both engines are equally fast. The axis is logarithmic, because twice as fast and half as fast must look
 * equally far from the line. Colours and font are readable on light and dark pages.
 */
export interface ChartBar {
  readonly label: string;
  readonly colour: string;
  /** Above 1 is faster than the yardstick. */
  readonly ratio: number;
}

export interface ChartGroup {
  readonly label: string;
  readonly bars: readonly ChartBar[];
}

const layout = { labelWidth: 130, plotWidth: 560, barHeight: 11, groupGap: 9, top: 62, right: 60, bottom: 30 } as const;
const ticks = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64] as const;

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function text(x: number, y: number, words: string, attributes = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escapeText(words)}</text>`;
}

/** Ticks that enclose all the ratios, and always 1/2 to 2. */
function chooseTicks(groups: readonly ChartGroup[]): readonly number[] {
  const ratios = groups.flatMap(group => group.bars.map(bar => bar.ratio));
  const least = Math.min(0.5, ...ratios);
  const most = Math.max(2, ...ratios);
  const first = ticks.findLastIndex(tick => tick <= least);
  const last = ticks.findIndex(tick => tick >= most);
  return ticks.slice(Math.max(first, 0), last === -1 ? ticks.length : last + 1);
}

/** Draws the chart; groups are drawn from top to bottom. */
export function drawChart(title: string, subtitle: string, groups: readonly ChartGroup[]): string {
  const used = chooseTicks(groups);
  const low = Math.log2(used[0]!);
  const span = Math.log2(used.at(-1)!) - low;
  const position = (ratio: number) => {
    const share = (Math.log2(ratio) - low) / span;
    return layout.labelWidth + layout.plotWidth * Math.min(1, Math.max(0, share));
  };
  const heights = groups.map(group => group.bars.length * layout.barHeight + layout.groupGap);
  const plotHeight = heights.reduce((sum, height) => sum + height, 0);
  const width = layout.labelWidth + layout.plotWidth + layout.right;
  const height = layout.top + plotHeight + layout.bottom;
  let y: number = layout.top;
  const rows = groups.map((group, index) => {
    const row = drawGroup(group, y, position);
    y += heights[index]!;
    return row;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(12, 20, title, 'font-size="15" font-weight="bold" fill="#1b1f24"'),
    text(12, 36, subtitle, 'fill="#57606a"'),
    ...drawLegend(groups),
    ...used.map(tick => drawTick(tick, position(tick), plotHeight)),
    ...rows,
    '</svg>\n',
  ].join('\n');
}

function drawTick(tick: number, x: number, plotHeight: number): string {
  const bottom = layout.top + plotHeight;
  const stroke = tick === 1 ? 'stroke="#1b1f24"' : 'stroke="#d0d7de"';
  const line = `<line x1="${x}" y1="${layout.top - 4}" x2="${x}" y2="${bottom}" ${stroke}/>`;
  return line + text(x, bottom + 16, `${tick}x`, 'text-anchor="middle" fill="#57606a"');
}

function drawLegend(groups: readonly ChartGroup[]): string[] {
  const known = new Map(groups.flatMap(group => group.bars.map(bar => [bar.label, bar.colour] as const)));
  return [...known].map(([label, colour], index) => {
    const x = layout.labelWidth + index * 190;
    return `<rect x="${x}" y="43" width="10" height="10" fill="${colour}"/>${text(x + 15, 52, label, 'fill="#1b1f24"')}`;
  });
}

function drawGroup(group: ChartGroup, top: number, position: (ratio: number) => number): string {
  const middle = top + (group.bars.length * layout.barHeight) / 2 + 4;
  const one = position(1);
  const bars = group.bars.map(({ ratio, colour }, index) => {
    const y = top + index * layout.barHeight;
    const end = position(ratio);
    const rectangle = `<rect x="${Math.min(one, end).toFixed(1)}" y="${y}" width="${Math.abs(end - one).toFixed(1)}" height="${layout.barHeight - 2}" fill="${colour}"/>`;
    const beyond = ratio >= 1 ? end + 4 : Math.min(one, end) - 4;
    const anchor = ratio >= 1 ? 'start' : 'end';
    return rectangle + text(beyond, y + 8, ratio.toFixed(2), `font-size="9" text-anchor="${anchor}" fill="#57606a"`);
  });
  return text(layout.labelWidth - 8, middle, group.label, 'text-anchor="end" fill="#1b1f24"') + bars.join('');
}
