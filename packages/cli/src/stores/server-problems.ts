/** What any server may say when it is asked for the first time. */
import { problemOf, say, type Problem } from '../problem.ts'

/** Nobody answers there. */
export const unreachable = (name: string, reason: string): Problem =>
  problemOf(
    say(
      `${name} ist nicht zu erreichen (${reason}); läuft der Server, und stimmt die Adresse?`,
      `${name} cannot be reached (${reason}); is the server running, and is the address right?`,
    ),
  )

/** The user or the password is wrong. */
export const signInRefused = (name: string, reason: string): Problem =>
  problemOf(
    say(
      `${name} lässt diesen Benutzer nicht ein (${reason}); prüfen Sie Name und Passwort in der URL.`,
      `${name} does not let this user in (${reason}); check the name and the password in the URL.`,
    ),
  )
