// @ts-check
// The files of a folder on the server, each fetched once.

let attempts = 0;

export class Folder {
  /** @type {Map<string, Promise<any>>} */
  #kept = new Map();

  /** Throws where the browser cannot unpack the files. @param {string} address */
  constructor(address) {
    if (typeof DecompressionStream !== "function") throw new Error("no DecompressionStream");
    this.address = new URL(address, document.baseURI);
    // What failed once may lie damaged in the browser's store.
    this.cache = /** @type {RequestCache} */ (attempts > 0 ? "reload" : "default");
    attempts += 1;
  }

  /**
   * Return what `load` makes of the file `name`, and the same again; what failed is tried anew.
   * @template T
   * @param {string} name
   * @param {(name: string) => Promise<T>} load
   * @returns {Promise<T>}
   */
  once(name, load) {
    const there = this.#kept.get(name);
    if (there) return there;
    const loading = load(name);
    this.#kept.set(name, loading);
    loading.catch(() => this.#kept.delete(name));
    return loading;
  }

  /** @param {string} name */
  async bytes(name) {
    return new Uint8Array(await (await this.#unpacked(name)).arrayBuffer());
  }

  /** @param {string} name */
  async json(name) {
    return (await this.#unpacked(name)).json();
  }

  /** @param {string} name of a file that is not packed */
  async text(name) {
    return (await this.#get(name)).text();
  }

  /** @param {string} name */
  async #unpacked(name) {
    const { body } = await this.#get(name);
    return new Response(body?.pipeThrough(new DecompressionStream("gzip")));
  }

  /** @param {string} name */
  async #get(name) {
    const answer = await fetch(new URL(name, this.address), { cache: this.cache });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer;
  }
}
