{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<p>What the portal has mailed, newest first. A real server hands it to a mail server.</p>
{{#NONE}}<section class="gh-card gh-empty"><h2>No mail yet</h2><p>Register at a plan, and the first one comes here.</p></section>{{/NONE}}
{{#MAIL}}
<article class="gh-card gh-gap">
<h2>{{SUBJECT}}</h2>
<p class="gh-small gh-soft">To {{TO}} · from {{FROM}} · {{>AT}}</p>
{{#LINE}}<p>{{#LINK}}<a href="{{URL}}">{{URL}}</a>{{/LINK}}{{#TEXT}}{{WORDS}}{{/TEXT}}</p>
{{/LINE}}
</article>
{{/MAIL}}
</div>
