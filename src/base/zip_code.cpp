#include "base/zip_code.hpp"

#include "base/text.hpp"

namespace gatehouse {

Result<ZipCode> ZipCode::parse(std::string_view input)
{
    auto text = trimmed(input);
    std::string digits(text);
    if (text.size() == 10 && text[5] == '-')
        digits.erase(5, 1);
    bool whole = (digits.size() == 5 || digits.size() == 9) && all_digits(digits);
    if (!whole || digits.starts_with("00000"))
        return refuse_field("zip.malformed", "zip");
    if (digits.size() == 9 && digits.ends_with("0000"))
        digits.resize(5); // Some systems fill up with zeros; no street has that code.
    if (digits.size() == 9)
        digits.insert(5, 1, '-');
    return ZipCode(std::move(digits));
}

} // namespace gatehouse
