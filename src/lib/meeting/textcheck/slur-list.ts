/**
 * Words that are used to degrade people for what they are, in English and Spanish. Nobody who reads or searches this code
 * should have to meet them: they are written with every letter moved by thirteen places, as is the custom for such
 * lists (`tr a-zA-Z n-za-mN-ZA-M` turns them back and forth). Left out on purpose is what is a colour, a name, a tool, an animal or
 * a dish far more often than an insult. A phrase is written with hyphens.
 */
const MOVED = `
  avttre avttn avttnm avttref snttbg sntf fcvp fcvpx fcvpf jrgonpx xvxr puvax puvaxl tbbx tbbxf ornare gbjryurnq
  enturnq fnaqavttre genaal genaavrf ergneq ergneqf ergneqrq wvtnobb cbepuzbaxrl xlxr cnxv cnxvf mvccreurnq tlcb
  phag ovgpu ovgpurf juber fyhg fxnax furznyr pnzrywbpxrl qnexvr qnexl artebvq unysoerrq cvpxnavaal qntb cbynpx
  wncf vawha yvogneq zbatbybvq ulzvr tbyyvjbt xnssve znevpba znevpbarf znevpn znevpnf wbgb wbgbf chgb chgn chgbf
  chgnf fhqnpn fhqnpnf artengn artengnf znlngr znlngrf zbatbyb zbatbyn zbatbyvpb zbatbyvpn geniryb genirybf
  genibyb fhoabezny fhoabeznyrf phyreb phyrebf fvqbfb fvqbfbf fhqndhvyyn irarpb irarpn irarpbf irarpnf ohtneeba
  znevcbfba znevznpub znevznpun znevznpunf znevznpubf snt gbjry-urnq gbjry-urnqf ent-urnq ent-urnqf fnaq-avttre fnaq-avttref
  cbepu-zbaxrl cbepu-zbaxrlf pnzry-wbpxrl ybf-zbwnqbf rfgbf-zbwnqbf rfbf-zbwnqbf habf-zbwnqbf ha-zbwnqb
  han-zbwnqn rfr-zbwnqb rfn-zbwnqn cvapur-zbwnqb cvapurf-zbwnqbf znyqvgbf-zbwnqbf qvwb-zbwnqn qvwb-zbwnqb
  yynzb-zbwnqb yynzb-zbwnqn zhpubf-zbwnqbf chebf-zbwnqbf ergenfnqb-zragny cevrgb-qr-zvreqn arteb-qr-zvreqn
  arten-qr-zvreqn artebf-qr-zvreqn vaqvb-qr-zvreqn cvapur-vaqvb cvapur-arteb cvapurf-artebf arteb-nfdhrebfb
  zbeb-qr-zvreqn puvab-qr-zvreqn cngb-fhpvb cnwneb-fhpvb creen-fhpvn zvreqn-qr-artebf fhpvb-arteb ybpn-qr-zvreqn
  pnorpvgn-arten unvgvnab-fhpvb pubyb-qr-zvreqn anpbf-qr-zvreqn zbabf-qr-zvreqn
`;

/** Letters moved by thirteen places; twice is the text again. */
export function moved(text: string): string {
  return text.replace(/[a-z]/giu, (letter) => {
    const code = letter.charCodeAt(0);
    const first = code < 97 ? 65 : 97;
    return String.fromCharCode(((code - first + 13) % 26) + first);
  });
}

const ENTRIES = MOVED.trim().split(/\s+/).map(moved);

/** Sayings and things that have such a word in them and mean no one, by their first three words. */
export const HARMLESS: ReadonlySet<string> = new Set(
  'fcvp-naq-fcna fcvpx-naq-fcna fcvp-a-fcna puvax-va-gur puvax-va-bhe puvaxf-va-gur'.split(' ').map(moved)
);

/** Single words. */
export const SLURS: readonly string[] = ENTRIES.filter((entry) => !entry.includes('-'));
/** Phrases, word by word. */
export const PHRASES: readonly (readonly string[])[] = ENTRIES.filter((entry) => entry.includes('-')).map((entry) =>
  entry.split('-')
);
