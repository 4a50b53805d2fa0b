/// What is wrong about people, their kits and what befell their equipment.
extension PlantedFault {
    static let people = [
        PlantedFault(
            name: "who is in need of little is in need of much",
            sql: "UPDATE assessment SET grade = 3 WHERE grade = 1", finding: "people whose ability is disabled"),
        PlantedFault(
            name: "a grade is taken for one of the other standard",
            sql: "UPDATE assessment SET standard = 'gbt-42195-2022', grade = 2 WHERE grade = 3",
            finding: "people whose ability is partial"),
        PlantedFault(
            name: "a thing is no more in a kit that is whole",
            sql: """
                UPDATE kitItem SET state = 'removed' WHERE kitItem = (
                    SELECT kitItem FROM kitItem WHERE kind = 'nursing-bed' AND state = 'signed-off'
                    ORDER BY kitItem LIMIT 1)
                """, finding: "beds whose kit lacks something"),
        PlantedFault(
            name: "what was refused counts as fitted",
            sql: "UPDATE kitItem SET state = 'signed-off' WHERE state = 'refused'",
            finding: "beds whose kit is whole but for what was refused"),
        PlantedFault(
            name: "an authority is taken for told",
            sql: "DELETE FROM authorityNotice WHERE notice = (SELECT min(notice) FROM authorityNotice)",
            finding: "authorities that were never told"),
        PlantedFault(
            name: "who was trained beyond the beds is one of a bed",
            sql: "UPDATE training SET scope = 'bed' WHERE scope = 'extended'",
            finding: "people trained beyond the beds"),
        PlantedFault(
            name: "one signature stands in two visits more",
            sql: """
                UPDATE visit SET signature = 'f' WHERE visit IN (
                    SELECT visit FROM visit WHERE state = 'finished' ORDER BY county, visit LIMIT 2)
                """, finding: "signatures that stand in more than one visit"),
        PlantedFault(
            name: "the case of somebody on the list of deaths goes on",
            sql: """
                UPDATE careCase SET state = 'in-service'
                WHERE state = 'ended' AND resident IN (SELECT substr(listEntry, 4) FROM deathList)
                """, finding: "dead by the list whose case goes on"),
        PlantedFault(
            name: "the dead of the list died before all their visits", sql: "UPDATE deathList SET diedOn = 18840",
            finding: "visits after a death on the list"),
    ]

    static let moves = [
        PlantedFault(
            name: "what was lost was mended",
            sql: "UPDATE assetMove SET toState = 'repair', place = 'technician:t' WHERE toState = 'lost'",
            finding: "times that an asset was lost"),
        PlantedFault(
            name: "what stood still was in use",
            sql: "UPDATE assetMove SET toState = 'in-service' WHERE toState = 'suspended'",
            finding: "times that an asset stood still"),
        PlantedFault(
            name: "what broke in a home broke in the store",
            sql: "UPDATE assetMove SET fromState = 'sanitizing' WHERE fromState = 'in-service' AND toState = 'repair'",
            finding: "assets taken from a home to be mended"),
        PlantedFault(
            name: "two things are still thought to be each at the other's bed",
            sql: """
                UPDATE assetMove SET bed = (
                    SELECT bed FROM assetMove AS before
                    WHERE before.asset = assetMove.asset AND before.number = assetMove.number - 1)
                WHERE fromState = 'in-service' AND toState = 'in-service'
                """, finding: "assets that came to the bed where they were thought to be"),
    ]
}
