/**
 * Who may do what over HTTP, spelled out a second time. Columns as in `callers.ts`. `+` is let in, `s` is asked to sign
 * in, `-` may not with this role, `0` hears that there is no such meeting (in a list: does not find it there).
 */
export const HTTP_TABLE: Readonly<Record<string, string>> = {
  //                                                         nr omca omc omc lg ed
  'get /api/health/live': '                                  ++ ++++ +++ +++ ++ ++',
  'get /api/health/ready': '                                 ++ ++++ +++ +++ ++ ++',
  'get /api/metrics': '                                      ++ ++++ +++ +++ ++ ++',
  'get /api/openapi.json': '                                 ++ ++++ +++ +++ ++ ++',
  'get /api/progress': '                                     ++ ++++ +++ +++ ++ ++',
  'get /api/progress/{code}/{action}': '                     ++ ++++ +++ +++ ++ ++',
  'get /api/pictures/{picture}': '                           ++ ++++ +++ +++ ++ ++',

  'post /api/session': '                                     ++ ++++ +++ +++ ++ ++',
  'delete /api/session': '                                   ++ ++++ +++ +++ ++ ++',
  'post /api/setup': '                                       ++ ++++ +++ +++ ++ ++',

  'get /api/account': '                                      ss ++++ +++ +++ ++ ss',
  'put /api/account/password': '                             ss ++++ +++ +++ ++ ss',
  'post /api/account/second-factor/offer': '                 ss ++++ +++ +++ ++ ss',
  'put /api/account/second-factor': '                        ss ++++ +++ +++ ++ ss',
  'post /api/account/second-factor/off': '                   ss ++++ +++ +++ ++ ss',
  'post /api/account/second-factor/codes': '                 ss ++++ +++ +++ ++ ss',
  'patch /api/account/sessions/{id}': '                      ss ++++ +++ +++ ++ ss',
  'delete /api/account/sessions/{id}': '                     ss ++++ +++ +++ ++ ss',
  'delete /api/account/sessions': '                          ss ++++ +++ +++ ++ ss',

  'get /api/people': '                                       ss ---+ --- --- -- ss',
  'post /api/people': '                                      ss ---+ --- --- -- ss',
  'put /api/people/second-factor': '                         ss ---+ --- --- -- ss',
  'patch /api/people/{id}': '                                ss ---+ --- --- -- ss',
  'post /api/people/{id}/reset': '                           ss ---+ --- --- -- ss',
  'put /api/people/{id}/meetings/{code}': '                  ss ---+ --- --- -- ss',
  'delete /api/people/{id}/meetings/{code}': '               ss ---+ --- --- -- ss',

  'get /api/meetings': '                                     00 ++++ +++ 000 ++ 00',
  'post /api/meetings': '                                    ss -+++ --- --- +- ss',
  'get /api/meetings/{code}': '                              ++ ++++ +++ +++ ++ ++',
  'patch /api/meetings/{code}': '                            ss --++ --+ 000 -+ ss',
  'post /api/meetings/{code}/duplicate': '                   ss -+++ --- --- +- ss',
  'post /api/meetings/{code}/rehearsal': '                   ss -+++ -++ 000 -+ ss',
  'delete /api/meetings/{code}/rehearsal': '                 ss -+++ -++ 000 -+ ss',
  'put /api/meetings/{code}/hold': '                         ss --++ --+ 000 -+ ss',
  'delete /api/meetings/{code}/hold': '                      ss ---+ --- 000 -- ss',
  'post /api/meetings/{code}/join': '                        ++ ++++ +++ +++ ++ ++',
  'get /api/meetings/{code}/board': '                        ++ ++++ +++ +++ ++ ++',
  'get /api/meetings/{code}/board?audience=screen': '        ss ++++ +++ 000 ++ ss',
  'get /api/meetings/{code}/board?audience=staff': '         ss ++++ +++ 000 ++ ss',
  'get /api/meetings/{code}/moderation': '                   ++ ++++ +++ +++ ++ ++',
  'get /api/meetings/{code}/records': '                      ++ ++++ +++ +++ ++ ++',
  'get /api/meetings/{code}/records?audience=staff': '       ss --++ --+ 000 -+ ss',
  'get /api/meetings/{code}/records/request': '              ss --++ --+ 000 -+ ss',

  'post /api/meetings/{code}/actions/{action}/updates': '    ss --++ --+ 000 -+ ss',
  'post /api/meetings/{code}/actions/{action}/redactions': ' ss --++ --+ 000 -+ ss',
  'post /api/meetings/{code}/pictures': '                    ss --++ --+ 000 -+ ss',
  'get /api/meetings/{code}/agenda/preview': '               ss ++++ +++ 000 ++ ss',
  'get /api/meetings/{code}/agenda/versions': '              ss ++++ +++ 000 ++ ss',
  'post /api/meetings/{code}/agenda/versions': '             ss --++ --+ 000 -+ ss',
  'get /api/meetings/{code}/agenda/versions/compare': '      ss ++++ +++ 000 ++ ss',
  'get /api/meetings/{code}/agenda/versions/{version}': '    ss ++++ +++ 000 ++ ss',
  'delete /api/meetings/{code}/agenda/versions/{version}': ' ss --++ --+ 000 -+ ss',
  'post /api/meetings/{code}/agenda/versions/{version}/restore': ' ss --++ --+ 000 -+ ss',

  'get /api/areas': '                                        ss ++++ --- --- ++ ss',
  'post /api/areas': '                                       ss ---+ --- --- -- ss',
  'patch /api/areas/{id}': '                                 ss ---+ --- --- -- ss',
  'delete /api/areas/{id}': '                                ss ---+ --- --- -- ss',

  'get /api/agency': '                                       ss ++++ --- --- ++ ss',
  'patch /api/agency': '                                     ss ---+ --- --- -- ss',
};

/** The same of a rehearsal, by its own code, where it is otherwise: nobody finds it who is not let in. */
export const REHEARSAL_TABLE: Readonly<Record<string, string>> = {
  //                                                         nr omca omc omc lg ed
  'get /api/meetings/{code}': '                              00 ++++ +++ 000 ++ 00',
  'post /api/meetings/{code}/join': '                        00 ++++ +++ 000 ++ 00',
  'get /api/meetings/{code}/board': '                        00 ++++ +++ 000 ++ 00',
  'get /api/meetings/{code}/moderation': '                   00 ++++ +++ 000 ++ 00',
  'get /api/meetings/{code}/records': '                      00 ++++ +++ 000 ++ 00',
};

/** What they send, where something has to be there; nothing of it may be refused before the right to it is looked at. */
export const BODIES: Readonly<Record<string, object>> = {
  'post /api/session': { email: 'unknown@station.example', password: 'whatever this is' },
  'post /api/setup': { secret: 'invite-made-up', password: 'whatever this is' },
  'put /api/account/password': { password: 'not the password', next: 'another one that is long' },
  'put /api/account/second-factor': { pending: 'made-up', code: '123456', password: 'not the password' },
  'post /api/account/second-factor/off': { password: 'not the password' },
  'post /api/account/second-factor/codes': { password: 'not the password' },
  'patch /api/account/sessions/{id}': { name: 'My laptop' },
  'post /api/people': { email: 'new@station.example', name: 'New', role: 'officer' },
  'put /api/people/second-factor': { required: false },
  'patch /api/people/{id}': { role: 'moderator' },
  'post /api/people/{id}/reset': {},
  'put /api/people/{id}/meetings/{code}': { role: 'officer' },
  'post /api/meetings': { title: 'Another' },
  'patch /api/meetings/{code}': { area: 'North' },
  'post /api/meetings/{code}/duplicate': {},
  'put /api/meetings/{code}/hold': { why: 'Case 12/26' },
  'post /api/meetings/{code}/join': {},
  'post /api/meetings/{code}/actions/{action}/updates': { id: 'update-made-up', text: 'The towers stand.' },
  'post /api/meetings/{code}/actions/{action}/redactions': { id: 'redaction-made-up', reason: 'personal-data' },
  'post /api/meetings/{code}/agenda/versions': { name: 'Before the vote' },
  'post /api/areas': { name: 'North', zips: ['10453'] },
  'patch /api/areas/{id}': { name: 'South', zips: [] },
  'patch /api/agency': { reopenAt: 3 },
};
