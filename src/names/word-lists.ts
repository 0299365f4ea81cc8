/** Kinds of words that tell something of the names beside them; a word may be of several. */
export const WordList = {
  /** "Mr. Lee", "President Lee" */
  TITLE: 1 << 0,
  /** "Lee said" */
  SAYING: 1 << 1,
  /** "Lee Inc." */
  COMPANY: 1 << 2,
  /** "Lee University", "the Ministry of …" */
  BODY: 1 << 3,
  /** "Lee County", "Mount Lee" */
  PLACE: 1 << 4,
  /** "in Lee" */
  PREPOSITION: 1 << 5,
  /** "Friday", "May" */
  CALENDAR: 1 << 6,
  /** Stands between the capitals of one name: "Bank of Lee", "Lee & Sons" */
  LINK: 1 << 7,
  /** "the", "a" */
  ARTICLE: 1 << 8,
  /** "I", "he": capitals that are no names */
  PRONOUN: 1 << 9,
} as const

const LISTS: Readonly<Record<keyof typeof WordList, string>> = {
  TITLE:
    'mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame king queen prince princess pope president premier chancellor minister senator sen sen. representative rep rep. congressman congresswoman governor gov gov. mayor judge justice general gen gen. colonel col col. major maj maj. captain capt capt. lieutenant lt lt. sergeant sgt sgt. admiral commander secretary ambassador spokesman spokeswoman spokesperson chairman chairwoman chief director coach striker midfielder defender goalkeeper captain actor actress singer author analyst candidate father rev rev. reverend bishop archbishop cardinal sheikh imam ayatollah detective officer inspector',
  SAYING:
    'said says say told tells added adds asked asks argued argues announced announces insisted insists noted notes replied claimed claims admitted warned warns believes believed thinks thought explained recalled continued wrote writes testified tweeted acknowledged called declined',
  COMPANY:
    'inc inc. corp corp. ltd ltd. llc plc co co. gmbh ag sa s.a. nv n.v. spa s.p.a. bhd pty holdings group company companies corporation industries partners & technologies systems enterprises airlines airways motors bank',
  BODY: 'university college school institute academy party union association federation committee commission council ministry department agency bureau office court senate parliament congress assembly house club league team foundation society church organization organisation board authority service services police army navy force forces hospital museum center centre times post news journal press network bank fund front movement brigade alliance coalition conference administration institution united city rovers athletic fc',
  PLACE:
    'river lake mount mountain mountains island islands sea ocean bay gulf county province state district region valley peninsula street st. road avenue boulevard square park airport station bridge desert coast beach town village city republic kingdom territory hills hill forest canyon creek north south east west northern southern eastern western central',
  PREPOSITION: 'in at near from to toward towards across outside inside around throughout',
  CALENDAR:
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.',
  LINK: "of for and & the de la del da do dos di du des le van von der den bin al el - – 's ’s",
  ARTICLE: 'the a an',
  PRONOUN: "i he she it we you they his her its my our your their this that these those there what who i'm",
}

const LISTS_OF_WORD = new Map<string, number>()
for (const [name, words] of Object.entries(LISTS) as [keyof typeof WordList, string][]) {
  for (const word of words.split(' ')) LISTS_OF_WORD.set(word, (LISTS_OF_WORD.get(word) ?? 0) | WordList[name])
}

/** The `WordList`s that a lower-case word is in, as bits. */
export const wordListsOf = (lower: string): number => LISTS_OF_WORD.get(lower) ?? 0
