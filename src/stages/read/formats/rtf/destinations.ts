/** Groups that hold no text of the document, or hold it a second time. */
export const skipped: ReadonlySet<string> = new Set(
  (
    'aftncn aftnsep aftnsepc annotation atnauthor atnid bkmkend bkmkstart colortbl datastore do filetbl ftncn ftnsep ftnsepc ' +
    'generator listoverridetable listtable nonesttables nonshppict objdata pict pnseclvl pntxta pntxtb private revtbl rxe shprslt sn ' +
    'sv tc tcn template themedata txe xe'
  ).split(' '),
);

/** Destinations after `\*` that are read all the same. */
export const readAnyway: ReadonlySet<string> = new Set(['shpinst', 'ud', 'nesttableprops', 'shppict']);

/** Running heads and feet. */
export const furniture: ReadonlySet<string> = new Set(
  'header headerl headerr headerf footer footerl footerr footerf'.split(' '),
);

/** Control words that stand for characters. */
export const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  page: '\n',
  column: '\n',
  softline: '\n',
  softpage: '\n',
  emdash: '—',
  endash: '–',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  zwj: '\u200d',
  zwnj: '\u200c',
  zwbo: '\u200b',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
};
