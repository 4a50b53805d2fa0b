internal import CareCore

/// What an asset is worth in the books: the price, falling evenly day by day to nothing at the end of its useful life.
/// Source: straight-line depreciation, 《政府会计准则第3号——固定资产》 article 17 (年限平均法); by days instead of
/// months, so that a re-issue within a month has its own value.
public enum BookValue {
    /// The value at the end of `day`, in fen, rounded down.
    /// - Parameters:
    ///   - price: In fen.
    ///   - bought: The day of purchase; on it the value is the price.
    ///   - lifeMonths: After that many months the value is nothing.
    ///   - day: The day that is asked for; before the purchase the value is the price.
    public static func fen(price: Int64, bought: CivilDate, lifeMonths: Int64, on day: CivilDate) -> Int64 {
        let end = bought.adding(months: Int(lifeMonths))
        let life = Int64(end.day - bought.day)
        guard life > 0, day < end else { return 0 }
        let left = min(life, Int64(end.day - day.day))
        return price * left / life
    }

    /// The value of a row of `asset`; nothing when it has left the books or nobody knows where it is.
    public static func fen(_ asset: RecordRow, on day: CivilDate) -> Int64 {
        guard asset[AssetField.state] != .retired, asset[AssetField.state] != .lost,
            let price = asset[AssetField.price], let bought = asset[AssetField.purchasedOn],
            let life = asset[AssetField.lifeMonths]
        else { return 0 }
        return fen(price: price, bought: bought, lifeMonths: life, on: day)
    }
}
