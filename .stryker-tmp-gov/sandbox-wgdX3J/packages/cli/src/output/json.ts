/** JSON for programs. */
// @ts-nocheck


// They do nothing in a file, but a terminal may obey them; as escapes they are the same data.
const escaped = /[\u007F-\u009F\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** One JSON document; a bigint becomes a text, as it would not survive as a number. */
export const toJson = (value: unknown): string => {
  const text = JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item), 2)
  return `${text.replaceAll(escaped, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
