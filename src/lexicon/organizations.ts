/** What is known of organisations and governments before reading: short tables, in lower case. */

/** Words that names of companies carry or leave out: "Orano Ltd." is "Orano". */
export const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'inc incorporated corp corporation co company ltd limited plc llc llp lp ag gmbh sa spa nv bv ab oy asa se kg kgaa pty group holding holdings'.split(
    ' ',
  ),
)

/** Small words that acronyms skip, or take a letter of ("Department of Justice": DOJ). */
export const LINK_WORDS: ReadonlySet<string> = new Set(
  'of for and the in on to at a an de la le du des del di da und der die das von y e et &'.split(' '),
)

/** What articles call well-known bodies of countries: "the alliance" is NATO where the article speaks of NATO. */
export const GENERIC_NOUNS: readonly (readonly [names: readonly string[], nouns: readonly string[]])[] = [
  [
    ['nato', 'north atlantic treaty organization'],
    ['alliance', 'pact', 'bloc'],
  ],
  [
    ['eu', 'e.u.', 'european union'],
    ['bloc', 'union', 'community'],
  ],
  [
    ['un', 'u.n.', 'united nations'],
    ['organization', 'organisation', 'body'],
  ],
  [
    ['au', 'african union'],
    ['bloc', 'union', 'body'],
  ],
  [['asean'], ['bloc', 'association', 'grouping']],
  [['csto'], ['alliance', 'bloc', 'pact']],
  [
    ['opec', 'opec+'],
    ['cartel', 'group', 'organization'],
  ],
  [
    ['g7', 'g-7', 'g8', 'g20', 'g-20', 'brics'],
    ['group', 'grouping', 'bloc', 'club'],
  ],
  [
    ['ecowas', 'mercosur', 'caricom', 'sadc', 'gcc'],
    ['bloc', 'grouping', 'community'],
  ],
  [
    ['osce', 'who', 'imf', 'wto', 'iaea', 'unesco', 'unicef', 'unhcr', 'oecd', 'opcw', 'interpol', 'fifa', 'ioc'],
    ['agency', 'organization', 'organisation', 'body', 'platform', 'fund', 'watchdog'],
  ],
]

/** Countries with the capitals and palaces that stand for their governments: "Moscow called on …". */
const SEATS = `
AE|United Arab Emirates|abu dhabi
AF|Afghanistan|kabul
AL|Albania|tirana
AM|Armenia|yerevan
AO|Angola|luanda
AR|Argentina|buenos aires|casa rosada
AT|Austria|vienna
AU|Australia|canberra
AZ|Azerbaijan|baku
BA|Bosnia and Herzegovina|sarajevo
BD|Bangladesh|dhaka
BE|Belgium
BG|Bulgaria|sofia
BH|Bahrain|manama
BO|Bolivia|la paz
BR|Brazil|brasilia|brasília|planalto
BY|Belarus|minsk
CA|Canada|ottawa
CD|Democratic Republic of the Congo|kinshasa
CH|Switzerland|bern|berne
CL|Chile|santiago|la moneda
CN|China|beijing|peking|zhongnanhai
CO|Colombia|bogota|bogotá
CU|Cuba|havana
CY|Cyprus|nicosia
CZ|Czech Republic|prague
DE|Germany|berlin
DK|Denmark|copenhagen
DZ|Algeria|algiers
EC|Ecuador|quito
EE|Estonia|tallinn
EG|Egypt|cairo
ER|Eritrea|asmara
ES|Spain|madrid|moncloa
ET|Ethiopia|addis ababa
FI|Finland|helsinki
FR|France|paris|elysee|élysée|elysee palace|élysée palace|quai d'orsay
GB|United Kingdom|london|downing street|whitehall|number 10|10 downing street|no. 10
GE|Georgia|tbilisi
GH|Ghana|accra
GR|Greece|athens
HR|Croatia|zagreb
HU|Hungary|budapest
ID|Indonesia|jakarta
IE|Ireland|dublin
IL|Israel|jerusalem|tel aviv
IN|India|new delhi|delhi
IQ|Iraq|baghdad
IR|Iran|tehran|teheran
IS|Iceland|reykjavik|reykjavík
IT|Italy|rome|palazzo chigi|quirinale
JO|Jordan|amman
JP|Japan|tokyo
KE|Kenya|nairobi
KG|Kyrgyzstan|bishkek
KH|Cambodia|phnom penh
KP|North Korea|pyongyang
KR|South Korea|seoul|blue house
KZ|Kazakhstan|astana|nur-sultan
LA|Laos|vientiane
LB|Lebanon|beirut
LK|Sri Lanka|colombo
LT|Lithuania|vilnius
LV|Latvia|riga
LY|Libya|tripoli
MA|Morocco|rabat
MD|Moldova|chisinau|chișinău
ME|Montenegro|podgorica
MK|North Macedonia|skopje
ML|Mali|bamako
MM|Myanmar|naypyidaw|naypyitaw
MN|Mongolia|ulaanbaatar|ulan bator
MX|Mexico|mexico city|los pinos
MY|Malaysia|kuala lumpur|putrajaya
MZ|Mozambique|maputo
NG|Nigeria|abuja
NL|Netherlands|the hague
NO|Norway|oslo
NP|Nepal|kathmandu
NZ|New Zealand|wellington|beehive
OM|Oman|muscat
PE|Peru|lima
PH|Philippines|manila|malacanang|malacañang
PK|Pakistan|islamabad
PL|Poland|warsaw
PT|Portugal|lisbon
PY|Paraguay|asuncion|asunción
QA|Qatar|doha
RO|Romania|bucharest
RS|Serbia|belgrade
RU|Russia|moscow|kremlin
RW|Rwanda|kigali
SA|Saudi Arabia|riyadh
SD|Sudan|khartoum
SE|Sweden|stockholm
SI|Slovenia|ljubljana
SK|Slovakia|bratislava
SN|Senegal|dakar
SO|Somalia|mogadishu
SY|Syria|damascus
TH|Thailand|bangkok
TJ|Tajikistan|dushanbe
TM|Turkmenistan|ashgabat
TN|Tunisia|tunis
TR|Turkey|ankara
TW|Taiwan|taipei
TZ|Tanzania|dodoma
UA|Ukraine|kyiv|kiev
UG|Uganda|kampala
US|United States|washington|white house
UY|Uruguay|montevideo
UZ|Uzbekistan|tashkent
VE|Venezuela|caracas|miraflores
VN|Vietnam|hanoi
YE|Yemen|sanaa|sana'a
ZA|South Africa|pretoria
ZM|Zambia|lusaka
ZW|Zimbabwe|harare
`

/** Names of countries by ISO 3166-1 alpha-2 code. */
export const COUNTRY_NAMES = new Map<string, string>()
/** Capitals, palaces and ministries' addresses that stand for a government, in lower case, with its country's code. */
export const GOVERNMENT_SEATS = new Map<string, string>()

for (const line of SEATS.trim().split('\n')) {
  const [code = '', name = '', ...seats] = line.split('|')
  COUNTRY_NAMES.set(code, name)
  for (const seat of seats) GOVERNMENT_SEATS.set(seat, code)
}
