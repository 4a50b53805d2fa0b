internal import CareCore

extension APIRequest {
    /// A number from 1 in the path; anything else is not there.
    func number(_ name: String) throws -> Int64 {
        try parameter(name) { text in
            guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(text) else {
                return nil
            }
            return number >= 1 ? number : nil
        }
    }

    /// A bed in the path.
    func bed() throws -> BedID { try parameter("bed") { BedID($0) } }
}
