/** Whether the care team reads a sent reflection, and if not, since when and why. */
export type Standing =
  | { is: "sent" }
  | { is: "withdrawn"; at: Date }
  | { is: "set-aside"; at: Date; readdressed: boolean }
  | { is: "erasing"; at: Date }
  /** Sent by a link that somebody had said was not for them: whose it is has to be said first. */
  | { is: "held" };
