// React Aria makes everything outside of an open menu or dialog `inert`, and WebKit then computes every style of the page anew:
// 20 ms when it opens and 20 ms when it closes (1,700 elements, two cores). Where there is no `inert` React Aria says
// `aria-hidden` instead; its underlay holds the pointer and its scopes the focus in either case.

/** To be called before React Aria is loaded, which looks once. */
export function withoutInert(): void {
  delete (HTMLElement.prototype as Partial<HTMLElement>).inert;
}
