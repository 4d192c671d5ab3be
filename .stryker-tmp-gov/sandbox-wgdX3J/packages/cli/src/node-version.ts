// @ts-nocheck
// Read by every Node, however old: plain code, nothing imported.

/** One sentence for a Node that is too old to run the command, or `undefined`. */
export const refusalOfNode = (version: string, language: 'de' | 'en'): string | undefined => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 13)) return undefined
  return language === 'de'
    ? `vor-ort braucht Node.js 22.13 oder neuer, gestartet wurde es mit ${version}: Installieren Sie ein neueres Node.js (https://nodejs.org).\n`
    : `vor-ort needs Node.js 22.13 or newer and was started with ${version}: install a newer Node.js (https://nodejs.org).\n`
}

/** The language of the environment, by the order of POSIX: LC_ALL, LC_MESSAGES, LANG. */
export const languageOf = (env: Readonly<Record<string, string | undefined>>): 'de' | 'en' => {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '')
  return locale?.toLowerCase().startsWith('de') === true ? 'de' : 'en'
}
