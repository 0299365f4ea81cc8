/** Language of a text, ISO 639-1. */
export function languageOf(_text: string): string {
  return 'en'
}
