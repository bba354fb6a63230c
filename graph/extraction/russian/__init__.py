"""Documents in Russian: words with their forms, names, people with their posts, events and instruments, to Facts."""
