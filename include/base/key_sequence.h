/* SPDX-License-Identifier: MIT */
/* Keys with modifiers, as the control sequences of terminals name them. */
#ifndef BASE_KEY_SEQUENCE_H
#define BASE_KEY_SEQUENCE_H

#include "base/key.h"

/*
 * Reads a key from a control sequence (CSI): params is what stands between "ESC [" and the final
 * byte. The code is KEYCODE_NONE when the sequence is no key, and for keys with Shift, which have
 * no meaning here. It knows the forms of xterm ("1;5" and D, "3;3" and ~), rxvt ("3" and ^) and
 * the two ways to report characters with modifiers ("27;5;127" and ~; "127;5" and u).
 */
struct key key_sequence_csi(struct sl params, int final);
/* The same for a sequence that begins with "ESC O" and has one more byte. */
struct key key_sequence_ss3(int final);

#endif
