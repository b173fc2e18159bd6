"""The items of each lesson and their checks: `l02` has those of lesson 02. Points stand here and nowhere else."""
