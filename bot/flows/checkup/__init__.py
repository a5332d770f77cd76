"""How the desk itself is: checked for whoever looks after it and asks, told when it has been looked at."""
