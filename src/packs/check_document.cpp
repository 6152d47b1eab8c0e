#include "packs/pack_document.hpp"

namespace gatehouse {

void check_document(PackDocument const&, std::string_view, std::vector<PackProblem>&) { }

} // namespace gatehouse
