// Elevate Tag: what scripts find on window.elevateTag, and the events of document.
//
// In a script:  /// <reference path="…/elevate-tag.d.ts" />
// or in tsconfig.json:  "include": ["src", "…/elevate-tag.d.ts"]
// TypeScript 5.1 or later. docs/api.md says what each call does.

declare namespace ElevateTag {
  /** How much a shopper consented to: the vendor's `userContext`, and `NONE` for nothing at all. */
  type Level = "PERSONALIZED" | "UNPERSONALIZED" | "ANONYMOUS" | "SYNTHETIC" | "NONE";

  /** A notification's name, the same in every version of the API. */
  type Kind =
    | "click"
    | "add-to-cart"
    | "ad-impression"
    | "add-favorite"
    | "remove-favorite"
    | "remove-recent-searches"
    | "remove-recently-viewed"
    | "non-esales-click"
    | "non-esales-add-to-cart"
    | "payment"
    | "end";

  /** Who shops: the customer key stays, the session key is of this visit. `""` for what may not be known. */
  interface Keys {
    readonly customerKey: string;
    readonly sessionKey: string;
  }

  interface ProductKey {
    productKey: string;
    variantKey?: undefined;
  }

  interface VariantKey {
    variantKey: string;
    productKey?: undefined;
  }

  /** A product by its key, a variant by its key, or both, which must fit. */
  type ProductOrVariant = { productKey: string; variantKey?: string } | VariantKey;

  /** A line of an order. Elevate 4 knows it by its variant, Elevate 3 by either key. Numbers from 0. */
  type PaymentLine = ProductOrVariant & {
    quantity: number;
    /** For one piece, in the market's currency. */
    sellingPrice: number;
  };

  /** What is about to be sent, and what became of it. */
  interface Notification {
    readonly kind: Kind;
    /** The ticket that it is about, `""` for none. */
    ticket: string;
    /** The product's key, `""` for none. */
    product: string;
    /** The variant's key, `""` for none. */
    variant: string;
    /**
     * A list as JSON, of phrases, product keys or payment lines; `"*"` for all there are. `""` once it
     * was handed to the outbox.
     */
    values: string;
    market: string;
    /** The HTTP status of the cluster's answer; 0 for no answer. */
    readonly status: number;
    /** What became of it, in words. */
    readonly reason: string;
  }

  /** The hooks, by the name that `on` takes. */
  interface Hooks {
    /** Before it is sent: may change it, or stop it by answering `false`. */
    "before-send": (notification: Notification) => boolean | void;
    /** The cluster has it. */
    sent: (notification: Notification) => void;
    /** It got no answer, or a failure, and will be sent again. */
    retry: (notification: Notification) => void;
    /** It will not be sent, or not again: `reason` says why. */
    dropped: (notification: Notification) => void;
  }

  /** What an event of `document` tells of a notification, in its `detail`. */
  interface Outcome {
    readonly kind: Kind;
    /** The HTTP status of the cluster's answer; 0 for no answer. */
    readonly status: number;
    readonly reason: string;
  }

  /** A mistake in the page's markup or in a call, or a second file that failed; nothing was sent. */
  interface Mistake {
    /** What it is about: a notification, or a call; `""` for neither, such as a source of consent. */
    readonly kind: string;
    readonly status: 0;
    /** What is wrong, and what is allowed. */
    readonly reason: string;
  }

  /** What the shopper consented to by now. */
  interface Consented {
    /** `""` where nobody has decided. */
    readonly kind: Level | "";
    readonly status: 0;
    readonly reason: "";
  }

  /** What became of an element with `data-elevate-query`. */
  interface ListState {
    readonly state: "loading" | "filled" | "empty" | "failed";
    /** How many products or other items it shows. */
    readonly count: number;
  }

  /** The queries of Elevate 4. */
  type QueryName =
    | "autocomplete"
    | "search-page"
    | "landing-page"
    | "product-page"
    | "cart-page"
    | "add-to-cart-popup"
    | "navigation-tree"
    | "content-information"
    | "content-search-page"
    | "sponsored-page"
    | "banners";

  type Value = string | number | boolean;

  /** A query's parameters; lists are joined with `|`, `undefined` and `null` are left out. */
  interface Parameters {
    readonly [name: string]: Value | readonly Value[] | null | undefined;
  }

  interface QueryOptions {
    /**
     * How long to wait for the whole answer, in milliseconds; 10,000 unless said. It begins once the
     * second file is there.
     */
    timeout?: number;
    /** Stops the query, once the second file is there. */
    signal?: AbortSignal;
  }

  /** What a query's promise is rejected with. */
  interface QueryError extends Error {
    name: "Error" | "ConsentError" | "NetworkError" | "TimeoutError" | "AbortError" | "ResponseError";
    /** The answer's HTTP status; 0 where there was none. */
    status: number;
  }

  /** Calls that wait until the tag is there. */
  interface Queue {
    /** Have it called with the tag: at once, or when that has come. */
    push(work: (tag: ReadyTag) => void): void;
  }

  /**
   * `window.elevateTag`, whether the tag has come or not.
   *
   * A promise of `true` says that the notification was handed to the outbox, or waits for consent;
   * one of `false` that it will not be sent: it was the same act again within half a second, or
   * document's event `elevate:error` or `elevate:dropped` says why. But for that of `query`, none of
   * these promises is rejected.
   */
  interface Tag {
    /** A click on what Elevate gave this ticket. */
    click(ticket: string): Promise<boolean>;
    /** An add-to-cart; the ticket should be the variant's. */
    addToCart(ticket: string): Promise<boolean>;
    /** A sponsored product was seen. Storefront API only. */
    adImpression(ticket: string): Promise<boolean>;
    /** A product, by its key or a variant's, is a favourite. Not in `elevate-3/v1`. */
    addFavorite(favorite: string | ProductKey | VariantKey): Promise<boolean>;
    /** It is one no more. Not in `elevate-3/v1`. */
    removeFavorite(favorite: string | ProductKey | VariantKey): Promise<boolean>;
    /** Forget these of the shopper's searches, or all. Elevate 4 only. */
    removeRecentSearches(phrases: readonly string[] | "removeAll"): Promise<boolean>;
    /** Forget that the shopper saw these products, by their keys, or any. Storefront API only. */
    removeRecentlyViewed(productKeys: readonly string[] | "removeAll"): Promise<boolean>;
    /** A click on a product that has no ticket. Elevate 3 only. */
    nonEsalesClick(product: ProductOrVariant): Promise<boolean>;
    /** An add-to-cart of a product that has no ticket. Elevate 3 only. */
    nonEsalesAddToCart(product: ProductOrVariant): Promise<boolean>;
    /** An order was paid. `v2` and Elevate 3 only, and only where the cluster takes it from pages. */
    payment(order: readonly PaymentLine[] | { lines: readonly PaymentLine[] }): Promise<boolean>;
    /** End the session now, rather than when it times out. */
    end(): Promise<boolean>;

    /** The shopper's keys: at once when the tag is there, else a promise of them. */
    keys(): Keys | Promise<Keys>;
    /** The shopper signed in; the session stays, and links both keys. `token`: `elevate-3/v1` only. */
    identify(customerKey: string, token?: string): Promise<boolean>;
    /** The shopper signed out: the session ends, and both keys are new. */
    signOut(): Promise<boolean>;
    /** The shopper consented to this much. */
    consent(level: Level): Promise<boolean>;
    /** Keep nothing of the shopper on this device. */
    forget(): Promise<boolean>;
    /** Hear again what shoppers do on marked elements. */
    start(): Promise<boolean>;
    /** Hear it no more, nor tell of ads that they saw; calls go on. */
    stop(): Promise<boolean>;

    /** Have a function called with notifications. In the compiled bundle only: else write Python. */
    on<Event extends keyof Hooks>(event: Event, hook: Hooks[Event]): void;
    /**
     * Ask the cluster. On Elevate 3 the name is a panel's path.
     *
     * `body` is the page's settings; with it the query is a POST. Rejected with a `QueryError`. The
     * first query of a page also fetches the second file.
     */
    query<Answer = unknown>(
      name: QueryName | (string & {}),
      parameters?: Parameters | null,
      body?: object | null,
      options?: QueryOptions | null,
    ): Promise<Answer>;

    readonly queue: Queue;
    /** Of the tag; `undefined` until it has come. */
    readonly version: string | undefined;
  }

  /** The tag itself, which is there. */
  interface ReadyTag extends Tag {
    keys(): Keys;
    readonly version: string;
  }
}

/** The events of `document` that begin with `elevate:`. */
interface ElevateTagEventMap {
  "elevate:sent": CustomEvent<ElevateTag.Outcome>;
  "elevate:retry": CustomEvent<ElevateTag.Outcome>;
  "elevate:dropped": CustomEvent<ElevateTag.Outcome>;
  "elevate:error": CustomEvent<ElevateTag.Mistake>;
  /** The tag's own, with what is consented to now; or the page's: its consent source has changed. */
  "elevate:consent": CustomEvent<ElevateTag.Consented> | Event;
}

interface DocumentEventMap extends ElevateTagEventMap {}

interface GlobalEventHandlersEventMap {
  /** Bubbles from an element with `data-elevate-query`. */
  "elevate:list": CustomEvent<ElevateTag.ListState>;
}

interface Window {
  /**
   * There from the first moment with the snippet's inline script, or a bundle that brings a runtime.
   * Pages without that write first: `window.elevateTag ||= { queue: [] }`, and push to the queue.
   */
  get elevateTag(): ElevateTag.Tag;
  set elevateTag(tag: ElevateTag.Tag | { queue: ((tag: ElevateTag.ReadyTag) => void)[] });
}

/** The same by its bare name. */
declare const elevateTag: ElevateTag.Tag;
