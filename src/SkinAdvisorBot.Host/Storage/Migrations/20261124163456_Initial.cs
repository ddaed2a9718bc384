using Microsoft.EntityFrameworkCore.Migrations;

namespace SkinAdvisorBot.Host.Storage.Migrations;

/// <summary>Conversations and their turns.</summary>
public partial class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "conversation",
            columns: table => new
            {
                key = table.Column<long>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                public_id = table.Column<string>(type: "TEXT", nullable: false),
                channel = table.Column<string>(type: "TEXT", nullable: false),
                person_id = table.Column<string>(type: "TEXT", nullable: false),
                locale = table.Column<string>(type: "TEXT", nullable: true),
                state = table.Column<byte[]>(type: "BLOB", nullable: false),
                version = table.Column<long>(type: "INTEGER", nullable: false),
                last_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                created_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                updated_unix_ms = table.Column<long>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_conversation", x => x.key);
            });

        migrationBuilder.CreateTable(
            name: "turn",
            columns: table => new
            {
                conversation_key = table.Column<long>(type: "INTEGER", nullable: false),
                number = table.Column<long>(type: "INTEGER", nullable: false),
                message_id = table.Column<string>(type: "TEXT", nullable: true),
                first_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                entry_count = table.Column<int>(type: "INTEGER", nullable: false),
                at_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                activity = table.Column<byte[]>(type: "BLOB", nullable: true),
                text = table.Column<string>(type: "TEXT", nullable: true),
                replies = table.Column<byte[]>(type: "BLOB", nullable: false),
                trace = table.Column<byte[]>(type: "BLOB", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_turn", x => new { x.conversation_key, x.number });
                table.ForeignKey(
                    name: "FK_turn_conversation_conversation_key",
                    column: x => x.conversation_key,
                    principalTable: "conversation",
                    principalColumn: "key",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(
            name: "IX_conversation_public_id",
            table: "conversation",
            column: "public_id",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_turn_conversation_key_message_id",
            table: "turn",
            columns: new[] { "conversation_key", "message_id" },
            unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(
            name: "turn");

        migrationBuilder.DropTable(
            name: "conversation");
    }
}
