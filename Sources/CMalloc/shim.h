// glibc's own calls about its heap, which Swift's Glibc module leaves out.
#include <malloc.h>
