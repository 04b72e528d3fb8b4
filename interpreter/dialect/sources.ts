/**
 * Which files are written in RTS, and which modules declare what they name.
 *
 * The folders below hold RTS. A file there is something else when it is a test or a `.d.ts`, when its first comment says that it
 * is plain TypeScript, or when it declares classes or interfaces. Whatever else RTS files import values from is a
 * declaration module: the build imports it for real, so that the translator sees the very objects and numbers (layouts,
 * addresses, opcodes, message numbers) that the rest of the house uses.
 */
import { operatorHandlers } from '../handlers/operator-families.js';
import type { SourceFile } from './typed-tree.js';

/** Folders written in RTS. The tracer never looks into functions of the collector and the heap that have no pragma. */
export const RTS_FOLDERS: readonly { readonly path: string; readonly defaultKind?: 'residual' }[] = [
  { path: 'interpreter/heap', defaultKind: 'residual' },
  { path: 'interpreter/gc', defaultKind: 'residual' },
  { path: 'interpreter/objects' },
  { path: 'interpreter/handlers' },
];

/** Is this file of an RTS folder written in RTS? */
export function isRtsFile(path: string, text: string): boolean {
  if (!path.endsWith('.ts') || /\.(test|d)\.ts$/.test(path)) return false;
  if (/^(export )?(abstract )?(class|interface) /m.test(text)) return false;
  if (!/from '[./]*(\/dialect)?\/rts\.js'/.test(text)) return false;
  return (
    !/plain\s+(\*\s+)?TypeScript/i.test(text.slice(0, text.indexOf('*/'))) &&
    !/^export const \w+ = (layout|array|\{)/m.test(text)
  );
}

/** The RTS files among all files of the RTS folders, in the order of their paths. */
export function selectSources(files: readonly { readonly path: string; readonly text: string }[]): SourceFile[] {
  const sources = files.flatMap(({ path, text }): SourceFile[] => {
    const folder = RTS_FOLDERS.find(f => path.startsWith(`${f.path}/`));
    if (!folder || !isRtsFile(path, text)) return [];
    return [folder.defaultKind ? { path, text, defaultKind: folder.defaultKind } : { path, text }];
  });
  if (sources.length > 0) sources.push({ path: 'interpreter/handlers/operator-handlers.ts', text: operatorHandlers() });
  return sources.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Paths of the modules that RTS files import values from and that are not RTS themselves: the declaration modules. */
export function declarationPaths(sources: readonly SourceFile[]): string[] {
  const rts = new Set(sources.map(s => s.path));
  const found = new Set<string>();
  for (const { path, text } of sources)
    for (const [, specifier] of text.matchAll(/^import (?!type\b)[^;]*? from '([^']+)'/gm)) {
      const target = resolvePath(path, specifier!);
      if (!rts.has(target) && target !== 'interpreter/dialect/rts.ts') found.add(target);
    }
  return [...found].sort();
}

/** `base` is a file, `relative` what it imports; the answer is a path from the root, ending in `.ts`. */
export function resolvePath(base: string, relative: string): string {
  const parts = base.split('/').slice(0, -1);
  for (const step of relative.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/').replace(/\.js$/, '.ts');
}
