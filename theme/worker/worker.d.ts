// What stands before keep.js (plugins/assets/worker.py), and what TypeScript's own library lacks:
// it takes a script for one of a page's workers, not for a service worker.

declare const BUILD: {
  folder: string;
  theme: string;
  media: string;
  shell: string[];
  offline: [edition: string, page: string][];
};

declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;
declare function addEventListener<K extends keyof ServiceWorkerGlobalScopeEventMap>(
  type: K,
  listener: (event: ServiceWorkerGlobalScopeEventMap[K]) => void,
): void;
