/**
 * Which pages are shown to whom, spelled out a second time. Columns as in `tests/net/callers.ts`. `+` is shown, `s` is
 * led to the sign-in, `h` to the meetings, `c` to the console of the meeting, `r` to what anyone may
 * have of its record, `-` may not with this role, `0` is told that
 * there is no such meeting.
 */
export const PAGE_TABLE: Readonly<Record<string, string>> = {
  //                                 nr omca omc omc lg ed
  '/': '                             ++ ++++ +++ +++ ++ ++',
  '/m/[code]': '                     ++ ++++ +++ +++ ++ ++',
  '/m/[code]/moderation': '          ++ ++++ +++ +++ ++ ++',
  '/m/[code]/progress': '            ++ ++++ +++ +++ ++ ++',
  '/m/[code]/record': '              ++ ++++ +++ +++ ++ ++',
  '/m/[code]/record/[file]': '       00 0000 000 000 00 00',
  '/m/[code]/screen': '              ++ ++++ +++ +++ ++ ++',
  '/progress': '                     ++ ++++ +++ +++ ++ ++',
  '/progress/feed': '                ++ ++++ +++ +++ ++ ++',
  '/progress/[code]/[action]': '     ++ ++++ +++ +++ ++ ++',
  '/m/[code]/receipt': '             0+ 0000 000 000 00 00',
  '/r/[receipt]': '                  ++ ++++ +++ +++ ++ ++',

  '/staff': '                        ss ++++ +++ +++ ++ ss',
  '/staff/sign-in': '                ++ hhhh hhh hhh hh ++',
  '/staff/setup/[secret]': '         ++ ++++ +++ +++ ++ ++',
  '/staff/account': '                ss ++++ +++ +++ ++ ss',
  '/staff/account/second-factor': '  ss ++++ +++ +++ ++ ss',
  '/staff/people': '                 ss hhh+ hhh hhh hh ss',
  '/staff/areas': '                  ss hhh+ hhh hhh hh ss',
  '/staff/log': '                    ss --++ --- --- +- ss',
  '/staff/log/csv': '                ss --++ --- --- +- ss',
  '/staff/new': '                    ss h+++ hhh hhh +h ss',

  '/staff/m/[code]': '               ss ++++ +++ 000 ++ ss',
  '/staff/m/[code]/agenda': '        ss ++++ +++ 000 ++ ss',
  '/staff/m/[code]/log': '           ss ++++ +++ 000 ++ ss',
  '/staff/m/[code]/log/csv': '       ss ++++ +++ 000 ++ ss',
  '/staff/m/[code]/plan': '          ss cc++ cc+ 000 c+ ss',
  '/staff/m/[code]/print': '         ss ++++ +++ 000 ++ ss',
  '/staff/m/[code]/progress': '      ss ++++ +++ 000 ++ ss',
  '/staff/m/[code]/records': '       ss rr++ rr+ 000 r+ ss',
  '/staff/m/[code]/records/[file]': 'ss --00 --0 000 -0 ss',
  '/staff/m/[code]/remote': '        ss ++++ +++ 000 ++ ss',
  '/staff/m/[code]/replay': '        ss ++++ +++ 000 ++ ss',
  '/staff/m/[code]/scribe': '        ss ++++ +++ 000 ++ ss',
  '/staff/m/[code]/settings': '      ss c+++ c++ 000 c+ ss',
  '/staff/m/[code]/stage': '         ss ++++ +++ 000 ++ ss',
};

/** The same once the meeting is archived, where it is otherwise. */
export const ARCHIVED_TABLE: Readonly<Record<string, string>> = {
  //                                 nr omca omc omc lg ed
  '/staff/m/[code]/plan': '          ss cccc ccc 000 cc ss',
  '/staff/m/[code]/settings': '      ss cccc ccc 000 cc ss',
};

/** The same of a rehearsal, by its own code, where it is otherwise: nobody finds it who is not let in. */
export const REHEARSAL_TABLE: Readonly<Record<string, string>> = {
  //                                 nr omca omc omc lg ed
  '/m/[code]': '                     00 ++++ +++ 000 ++ 00',
  '/m/[code]/moderation': '          00 ++++ +++ 000 ++ 00',
  '/m/[code]/progress': '            00 ++++ +++ 000 ++ 00',
  '/m/[code]/record': '              00 ++++ +++ 000 ++ 00',
  '/m/[code]/screen': '              00 ++++ +++ 000 ++ 00',
  '/m/[code]/receipt': '             00 0000 000 000 00 00',
  '/progress/[code]/[action]': '     00 ++++ +++ 000 ++ 00',
  // Of a rehearsal there is nothing to print, to copy or to rehearse: who may not change it has nothing to do there.
  '/staff/m/[code]/settings': '      ss cc++ cc+ 000 c+ ss',
};
