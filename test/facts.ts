/**
 * What a reader of each article knows, written down before the program was run on it (the conventions of units and qualifiers
 * were settled after). A golden file shows all that the program says; this says what it must not miss.
 */
export interface Facts {
  /** Words of a claim -> name of its speaker. */
  speakers?: [words: string, speaker: string | null][]
  /** Name -> words of the role. */
  roles?: [name: string, role: string][]
  /** Words of the figure -> value, unit, qualifier and a word of what is counted. */
  figures?: [words: string, value: number, unit: string | null, qualifier: string, what: string | null][]
  /** Name -> ISO code of the country. */
  places?: [name: string, country: string][]
  /** Speakers that the program still misses: a test that starts to pass belongs above. */
  missedSpeakers?: [words: string, speaker: string | null][]
}

export const FACTS: Record<string, Facts> = {
  'wire-flood.txt': {
    speakers: [
      ['We are dealing with a disaster', 'Jonas Keller'],
      ['the river could rise', 'Federal Waterways Agency'],
      ['half of the 5,000 inhabitants had left', 'Petra Lindqvist'],
      ['Nobody was late', 'Petra Lindqvist'],
      ['he had asked the European Union', 'Jonas Keller'],
      ['it expected some 9,000 claims', 'Amira Haddad'],
    ],
    roles: [
      ['Jonas Keller', 'German interior minister'],
      ['Amira Haddad', 'spokeswoman'],
    ],
    figures: [
      ['14', 14, null, 'at-least', 'people'],
      ['2,300', 2300, null, 'more-than', 'people'],
      ['850', 850, null, 'exact', 'soldiers'],
      ['60', 60, 'centimetre', 'up', 'river'],
      ['9,000', 9000, null, 'about', 'claims'],
    ],
    places: [
      ['Hamburg', 'DE'],
      ['Berlin', 'DE'],
    ],
  },
  'interview-novelist.txt': {
    speakers: [
      ['Because my father was a fisherman', 'Teresa Mbeki'],
      ['You once said that you would never write about him', 'Daniel Farrow'],
      ['I miss the noise', 'Teresa Mbeki'],
    ],
    places: [
      ['Durban', 'ZA'],
      ['Lisbon', 'PT'],
    ],
  },
  'live-blog-strike.txt': {
    speakers: [
      ['some movement, but not enough', 'Moira Kane'],
      ['no new money on the table', 'Alan Prewitt'],
      ['I would only be in the way', 'Alan Prewitt'],
      ['My feet hurt', 'Priya Nair'],
      ['It’s a disgrace', 'Tom Hollis'],
    ],
    roles: [
      ['Moira Kane', 'general secretary'],
      ['Priya Nair', 'nurse'],
    ],
    figures: [
      ['20%', 20, '%', 'about', 'trains'],
      ['7 miles', 7, 'mile', 'exact', null],
      ['£59,000', 59000, 'pound sterling per year', 'exact', 'driver'],
    ],
  },
  'court-bribery.txt': {
    missedSpeakers: [['a fantasy', 'Boreas Shipping']],
    speakers: [
      ['You sold what was not yours to sell', 'Rosanna Vella'],
      ['I counted it in a hotel bathroom', 'Lina Karam'],
      ['on the word of one thief', 'Joseph Micallef'],
    ],
    roles: [
      ['Rosanna Vella', 'Judge'],
      ['Joseph Micallef', 'lawyer'],
    ],
    figures: [
      ['1.2 million euros', 1_200_000, 'EUR', 'exact', 'bribes'],
      ['€250,000', 250_000, 'EUR', 'exact', null],
      ['17', 17, null, 'at-least', 'occasions'],
    ],
  },
  'press-conference-summit.txt': {
    speakers: [
      ['frank, and at times loud', 'Aigerim Sadykova'],
      ['the five countries had nevertheless agreed', 'Aigerim Sadykova'],
      ['A commission is what you set up', 'Rustam Yusupov'],
      ['Tashkent would not accept any dam', 'Rustam Yusupov'],
      ['negotiate through the press', 'Aigerim Sadykova'],
      ['Every cubic metre that is discussed', 'Maria Lindholm'],
    ],
    figures: [
      ['25', 25, null, 'exact', 'experts'],
      ['150 metres', 150, 'metre', 'more-than', 'dam'],
    ],
    places: [['Bishkek', 'KG']],
  },
  'sports-cup-final.txt': {
    speakers: [
      ['I didn’t see it go in', 'Callum Reid'],
      ['run until there was nothing left', 'Ines Duarte'],
      ['With eleven men we win this', 'Marco Bellini'],
      ['Ask me in a week', 'Marco Bellini'],
    ],
    roles: [['Ines Duarte', 'manager']],
    figures: [
      ['2-1', 2, null, 'exact', null],
      ['49,812', 49_812, null, 'exact', 'crowd'],
    ],
  },
  'business-results.md': {
    speakers: [
      ['We cannot build them fast enough', 'Grace Oyelaran'],
      ['Two quarters do not make a boom', 'Henrik Dahl'],
      ['the company was giving discounts', 'Paul Escobar'],
    ],
    roles: [
      ['Grace Oyelaran', 'chief executive'],
      ['Paul Escobar', 'chief financial officer'],
    ],
    figures: [
      ['38%', 38, '%', 'up', 'profit'],
      ['$412 million', 412_000_000, 'USD', 'exact', 'profit'],
      ['14,600', 14_600, null, 'exact', 'people'],
    ],
  },
  'translated-statement.txt': {
    speakers: [
      ['We are closer than ever', 'Emre Aksoy'],
      ['the difficult part comes now', 'Ioana Petrescu'],
      ['The ships are ready', 'Emre Aksoy'],
      ['Nobody wants to be the one', 'Emre Aksoy'],
    ],
    places: [['Istanbul', 'TR']],
  },
  'op-page.html': {
    speakers: [
      ['no honest way to keep it open', 'Sigrid Aune'],
      ['You don’t close a museum', 'Ragnhild Moe'],
      ['aware of the vote', 'A spokesman'],
    ],
    roles: [['Sigrid Aune', 'Deputy mayor']],
    figures: [
      ['18,400', 18_400, null, 'exact', 'people'],
      ['41,000', 41_000, null, 'down', 'visitor'],
    ],
    places: [['Bergen', 'NO']],
  },
}
