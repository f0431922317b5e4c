import { conformingValues } from './conform.ts'

const raw = String.raw
const placeholders = {
  admins: ['alice', 'bob'],
  hosts: ['srv*', 'db?'],
  nets: ['10.0.0.0/8', 'fd00::/8'],
  words: ['get|list', 'a.c'],
  starred: [raw`five\*`],
}

conformingValues(
  'Rules 2.1.0, "Placeholders": expand puts each of the values in their place',
  [
    ["|expand: '%admins%'", ['alice', 'BOB'], ['carol', '%admins%', 'alicebob', undefined]],
    ["|expand: 'user/%admins%'", ['user/bob'], ['bob', 'user/']],
    ["|expand: '%admins%@%admins%'", ['alice@bob', 'bob@bob'], ['bob@', 'alice@carol']],
    ["|expand: ['%admins%', root]", ['root', 'bob'], ['%admins%']],
    ["|expand: '%admins%*'", ['bobby'], ['xbob']],
    ["|expand|contains: '%admins%'", ['xalicex'], ['ali']],
    ["|contains|expand: '%admins%'", ['xalicex'], ['ali']],
    ["|expand|startswith: '%admins%'", ['bob-1'], ['1-bob']],
    ["|expand|endswith: '-%admins%'", ['1-bob'], ['bob-1']],
    ["|expand|contains|all: ['%admins%', x]", ['x-bob', 'alicex'], ['bob', 'x']],
    ["|expand|cased: '%admins%'", ['bob'], ['Bob']],
    ["|expand|neq: '%admins%'", ['carol'], ['alice', 'bob']],
    ["|expand|base64: '%admins%'", ['Ym9i', 'YWxpY2U='], ['bob']],
    ["|expand|windash|contains: '-u %admins%'", ['/u bob', '-u alice'], ['/u carol']],
    ["|cidr|expand: '%nets%'", ['10.1.1.1', 'fd00::1'], ['11.1.1.1']],
    ["|re|expand: '^(%words%)$'", ['get', 'list', 'abc'], ['put']],
  ],
  { placeholders },
)

conformingValues(
  'Rules 2.1.0, "Placeholders": a value may be a pattern',
  [
    ["|expand: '%hosts%'", ['srv', 'SRV-12', 'db1'], ['srx', 'db', 'db12', 'xsrv']],
    ["|expand: '%hosts%.example.com'", ['srv7.example.com', 'db2.example.com'], ['srv7.example.org', 'db22.example.com']],
    ["|expand: '%starred%'", ['five*'], ['five', 'fivex']],
  ],
  { placeholders },
)

conformingValues(
  'Rules 2.1.0, "Placeholders": only under expand, and not behind a backslash',
  [
    [": '%admins%'", ['%admins%', '%ADMINS%'], ['alice']],
    ["|contains: '%admins%'", ['x%admins%x'], ['alice']],
    [raw`|expand: '100\%'`, ['100%'], [raw`100\%`]],
    [raw`|expand: '\%plain%admins%'`, ['%plainbob', '%plainalice'], ['plainbob', raw`\%plainbob`]],
    [raw`|expand: '\%admins\%'`, ['%admins%'], ['alice']],
    ["|expand: '50% off'", ['50% off'], ['50 off']],
  ],
  { placeholders },
)
