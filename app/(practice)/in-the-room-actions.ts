"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "./action";
import { setInTheRoom } from "./in-the-room";

const nothing = z.strictObject({});

export const hidePrivate = practiceAction(nothing, async () => {
  await setInTheRoom(true);
  revalidatePath("/", "layout");
});

export const showPrivate = practiceAction(nothing, async () => {
  await setInTheRoom(false);
  revalidatePath("/", "layout");
});
