/** What a person called something, else its identifier. */
export function called({ label, id }: { readonly label: string; readonly id: string }): string {
  return label || id;
}
