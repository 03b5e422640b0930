/** The same words starting with a capital: labels of specs are written as inside a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
