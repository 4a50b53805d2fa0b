extension RecordForm {
    /// Reads what somebody filled in, field by field.
    /// - Parameter texts: Name and text of each field; an empty text is nothing.
    /// - Returns: The values, and everything that is wrong; the values mean nothing when something is.
    public func fill(_ texts: [(name: String, text: String)]) -> (row: RecordRow, faults: [RecordFault]) {
        var row = RecordRow()
        var faults: [RecordFault] = []
        for (name, text) in texts {
            guard let column = columns.first(where: { $0.name == name }) else {
                let names = columns.map(\.name).joined(separator: ", ")
                faults.append(RecordFault("", expected: "fields among \(names)", found: name))
                continue
            }
            guard row[name: name] == .none else {
                faults.append(RecordFault(name, expected: "the field once", found: "it twice"))
                continue
            }
            if text.isEmpty { continue }
            if !column.privacy.isMask(text), let value = column.read(text) {
                // A set or list without elements is nothing.
                if value != .text("") { row[name: name] = value }
            } else {
                faults.append(column.fault(finding: text))
            }
        }
        for column in columns where column.isRequired && !faults.contains(where: { $0.field == column.name }) {
            if row[name: column.name] == .none { faults.append(column.fault(finding: "")) }
        }
        return (row, faults)
    }

    /// Decides about values that `fill` found good.
    /// - Throws: What the book throws when it cannot be read.
    public func decide(_ row: RecordRow, _ context: RecordContext) throws -> RecordVerdict {
        var faults: [RecordFault] = []
        for column in columns {
            guard let table = column.refersTo, let value = Optional(row[name: column.name]), value != .none else {
                continue
            }
            guard try !context.book.has(table, key: value) else { continue }
            faults.append(
                RecordFault(
                    column.name, expected: "a registered \(table)", found: column.text(value) ?? "",
                    hint: try lostZeros(value, of: table, context) ?? "enter it first, or mend the spelling"))
        }
        return faults.isEmpty ? try judge(row, context) : .refused(faults)
    }

    /// Whether the key has lost the zeros before its digits, as numbers in spreadsheets do.
    private func lostZeros(_ key: StoredValue, of table: String, _ context: RecordContext) throws -> String? {
        guard case .text(let digits) = key, digits.utf8.count < 12, Int(digits: digits.utf8) != nil else { return nil }
        var longer = digits
        while longer.utf8.count < 12 {
            longer = "0" + longer
            guard try context.book.has(table, key: .text(longer)) else { continue }
            return "a spreadsheet has removed the zeros before it: \(longer) is registered"
        }
        return nil
    }
}

extension RecordColumn {
    /// The fault of a text that is no good value.
    fileprivate func fault(finding text: String) -> RecordFault {
        RecordFault(name, expected: expected, finding: text, privacy, hint: hint(text))
    }
}
