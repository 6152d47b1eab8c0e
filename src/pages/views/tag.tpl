{{%AUTOESCAPE context="HTML"}}
<span class="gh-tag gh-tag--{{KIND}}">{{>ICON}}{{WORD}}</span>
