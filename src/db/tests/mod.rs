mod carry_over;
