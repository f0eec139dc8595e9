-- Whoever was invited, or invited others, can be forgotten by law: what named them is overwritten.
grant update (name, email, invited_by) on access.invitation to ${app};
