internal import SimKit

/// Codes with check characters, computed by the simulator itself.
enum CheckedCode {
    /// An identity number: ISO 7064 MOD 11-2 over 17 digits. Source: GB 11643-1999.
    static func identityNumber(county: String, birth: CivilDay, sequence: Int64) -> String {
        let (year, month, day) = CivilText.parts(birth)
        let number = String(1_000 + sequence % 1_000).dropFirst()
        let digits = county + "\(year)" + CivilText.two(month) + CivilText.two(day) + number
        var rest = 0
        for byte in digits.utf8 { rest = (rest + Int(byte) - 48) * 2 % 11 }
        return digits + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][rest % 11]
    }

    /// A unified social credit code: 52 (a private non-enterprise unit), the county, nine digits, and a check character
    /// with weights 3^i modulo 31. Source: GB 32100-2015.
    static func providerCode(county: String, number: Int64) -> String {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let body = "52" + county + String(100_000_000 + number)
        var (sum, weight) = (0, 1)
        for byte in body.utf8 {
            sum += (Int(byte) - 48) * weight
            weight = weight * 3 % 31
        }
        return body + String(alphabet[(31 - sum % 31) % 31])
    }
}
