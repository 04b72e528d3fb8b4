/**
 * A line-by-line text writer that also makes a source map (version 3, base64 VLQ as in the Source Map specification, ECMA-426).
 */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** One number as base64 VLQ: five bits a digit, lowest first, the sign in the lowest bit. */
export function encodeVlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += DIGITS[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}

/** Where a generated line comes from: a source's index, its line from 1 and column from 0. */
interface Origin {
  readonly source: number;
  readonly line: number;
  readonly column: number;
}

export class MappedText {
  readonly #lines: string[] = [];
  readonly #origins: (Origin | null)[] = [];
  readonly #sources: string[] = [];
  #indent = '';

  /** Adds a line. `place` says which code it was made from. */
  line(text: string, place: { path: string; line: number; column: number } | null = null): void {
    if (text.startsWith('}')) this.#indent = this.#indent.slice(2);
    this.#lines.push(this.#indent + text);
    this.#origins.push(place && { source: this.#sourceIndex(place.path), line: place.line, column: place.column });
    if (text.endsWith('{') || text.endsWith(':')) this.#indent += '  ';
  }
  /** Ends what a line that ended in a colon began. */
  outdent(): void {
    this.#indent = this.#indent.slice(2);
  }
  #sourceIndex(path: string): number {
    const known = this.#sources.indexOf(path);
    return known >= 0 ? known : this.#sources.push(path) - 1;
  }
  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
  /** The map as JSON. */
  map(file: string): string {
    let last: Origin = { source: 0, line: 1, column: 0 };
    const mappings = this.#origins.map(o => {
      if (!o) return '';
      const fields = [0, o.source - last.source, o.line - last.line, o.column - last.column];
      last = o;
      return fields.map(encodeVlq).join('');
    });
    return JSON.stringify({ version: 3, file, sources: this.#sources, names: [], mappings: mappings.join(';') });
  }
}
