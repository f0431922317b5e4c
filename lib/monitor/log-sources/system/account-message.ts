/** What the tools of the shadow suite log (their sources, `SYSLOG` calls; the words are the same in all distributions). */
const newUser = /^new user: name=([^,\s]{1,256}), UID=(\d{1,10}), GID=(\d{1,10})(?:, home=([^,]{0,512}))?(?:, shell=([^,]{0,256}))?/
const newGroup = /^new group: name=([^,\s]{1,256}), GID=(\d{1,10})/
const intoGroup = /^add '?([^'\s]{1,256})'? to (?:shadow )?group '?([^'\s]{1,256})'?/
const byGpasswd = /^user (\S{1,256}) added by (\S{1,256}) to group (\S{1,256})/
const removed = /^(?:delete user|removed? user) '?([^'\s]{1,256})'?/
const changedId =
  /^change user '?([^'\s]{1,256})'? (UID|GID|shell|home|password|expiration|inactive) ?(?:from '?([^'\s]{0,256})'? to '?([^'\s]{0,256})'?)?/
const password =
  /^(?:changed? (?:user )?password (?:for|of) |password (?:for '?|changed for ))'?([^'\s]{1,256})'?(?: changed by '?([^'\s]{1,256})'?)?/

type Facts = Readonly<Record<string, string | number>>

/** The patterns in the order in which they are tried, and what each says. */
const readings: readonly (readonly [pattern: RegExp, facts: (parts: RegExpExecArray) => Facts])[] = [
  [
    newUser,
    ([, user = '', uid, gid, home, shell]) =>
      present({ outcome: 'user-added', user, new_uid: Number(uid), new_gid: Number(gid), home, shell }),
  ],
  [newGroup, ([, group = '', gid]) => ({ outcome: 'group-added', group, new_gid: Number(gid) })],
  [intoGroup, ([, user = '', group = '']) => ({ outcome: 'group-member-added', user, group })],
  [byGpasswd, ([, user = '', by = '', group = '']) => ({ outcome: 'group-member-added', user, by, group })],
  [changedId, ([, user = '', what = '', before, after]) => present({ outcome: `user-${what.toLowerCase()}-changed`, user, before, after })],
  [password, ([, user = '', by]) => present({ outcome: 'password-changed', user, by })],
  [removed, ([, user = '']) => ({ outcome: 'user-removed', user })],
]

/** Facts of a message about users and groups; none when it says nothing known. */
export function accountMessage(message: string): Facts {
  for (const [pattern, facts] of readings) {
    const parts = pattern.exec(message)
    if (parts) return facts(parts)
  }
  return {}
}

function present(facts: Readonly<Record<string, string | number | undefined>>): Facts {
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
