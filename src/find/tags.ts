/** Tags that our desks know better than compromise: a word has one where they find a name or a place of that sort. */
export type OwnTag = 'Person' | 'Organization' | 'Place' | 'Country' | 'Region' | 'City'

export const OF_PLACES: readonly OwnTag[] = ['Place', 'Country', 'Region', 'City']
export const OWN_TAGS: readonly OwnTag[] = ['Person', 'Organization', ...OF_PLACES]
