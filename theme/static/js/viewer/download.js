// @ts-check

/**
 * Let `link` lead to the largest published file of the picture in `from`, and say how large that is.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} from
 */
export default function offer(link, from) {
  const image = from.querySelector("img");
  const address = image?.getAttribute("src") ?? "";
  const form = address.slice(address.lastIndexOf(".") + 1).toUpperCase().replace("JPG", "JPEG");
  link.href = address;
  /** @type {HTMLElement} */ (link.querySelector("[data-size]")).textContent =
    `(${form}, ${image?.getAttribute("width")} × ${image?.getAttribute("height")})`;
}
