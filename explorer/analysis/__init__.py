"""What follows: pure functions over an atlas, from roll-ups to crossings."""
