/// What a spreadsheet set to Chinese makes of a cell of a CSV file that it opens and saves, as far as it is known to
/// change cells: numbers of twelve digits and more, zeros in front, days, answers, formulas, signs of money.
enum Spreadsheet {
    static func saved(_ cell: String) -> String {
        if cell.first == "=" || cell.first == "+" || cell.first == "-" || cell.first == "@" { return formula(cell) }
        let lowercase = cell.lowercased()
        if lowercase == "true" || lowercase == "false" { return cell.uppercased() }
        let plain = cell.filter { !",%¥$()".contains($0) }
        if !plain.isEmpty, let number = Double(plain) {
            return plain.utf8.count >= 12 ? "\(number / 1e11)E+11" : "\(number)".replacing(".0", with: "")
        }
        if let day = day(cell) { return day }
        return cell
    }

    private static func formula(_ cell: String) -> String {
        Int(cell).map(String.init) ?? "#NAME?"
    }

    private static func day(_ cell: String) -> String? {
        let parts = cell.split { "-/:".contains($0) }.map(String.init)
        let numbers = parts.compactMap { Int($0) }
        if numbers.count == 3, parts.count == 3 { return numbers.map(String.init).joined(separator: "/") }
        if numbers.count == 2, parts.count == 2 { return "\(numbers[0])月\(numbers[1])日" }
        let head = cell.prefix(3).lowercased()
        return head == "mar" && Int(cell.dropFirst(3)) != nil ? "3月\(cell.dropFirst(3))日" : nil
    }
}
