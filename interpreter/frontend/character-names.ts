/**
 * The door through which `\N{...}` escapes find their characters.
 *
 * The names of all characters are a megabyte of data that belongs to the module `unicodedata`; the front end only asks.
 * Until a table is registered, every name is unknown.
 */

/** Finds the text for a character name, alias or named sequence in any case; null if there is none. */
export type CharacterNameLookup = (name: string) => string | null;

let lookup: CharacterNameLookup = () => null;

/** Registers the table of names that literals use from now on. */
export function registerCharacterNames(table: CharacterNameLookup): void {
  lookup = table;
}

/** The character of this name, or null. */
export function lookUpCharacterName(name: string): string | null {
  return lookup(name);
}
