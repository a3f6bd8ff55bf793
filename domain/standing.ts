/** Whether the care team reads a sent reflection, and if not, since when and why. */
export type Standing =
  | { is: "sent" }
  | { is: "withdrawn"; at: Date }
  | { is: "set-aside"; at: Date; readdressed: boolean }
  | { is: "erasing"; at: Date };
