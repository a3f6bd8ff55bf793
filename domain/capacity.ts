/** The product's spine, always in this order. */
export const CAPACITIES = ["self-awareness", "honest-expression", "responsiveness"] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** Items of the weekly check-in that may also be asked inside other exercises. */
export const CORE_ITEMS = ["clear", "said", "received", "landed", "slipped"] as const;
export type CoreItem = (typeof CORE_ITEMS)[number];

/** What the therapist reads; partners read Noticing, Saying, Receiving. */
export const CAPACITY_NAMES: Readonly<Record<Capacity, string>> = {
  "self-awareness": "Self-awareness",
  "honest-expression": "Honest expression",
  responsiveness: "Responsiveness",
};

/** A capacity's value is its item, never an average (see `landed` for its second witness). */
export const CAPACITY_ITEM = {
  "self-awareness": "clear",
  "honest-expression": "said",
  responsiveness: "received",
} as const satisfies Record<Capacity, CoreItem>;

/** What the therapist reads for each core item. */
export const ITEM_NAMES: Readonly<Record<CoreItem, string>> = {
  clear: CAPACITY_NAMES["self-awareness"],
  said: CAPACITY_NAMES["honest-expression"],
  received: CAPACITY_NAMES.responsiveness,
  landed: "Safe after speaking",
  slipped: "Step that slipped",
};
